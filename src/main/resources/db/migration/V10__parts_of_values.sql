-- What the standardizers find beside a value, and what of an address was refused. Rows that were loaded before have none
-- of it until their records are worked out again: hub reprocess.

ALTER TABLE standard.customer
    ADD COLUMN nickname text,
    ADD COLUMN legal_form text,
    ADD COLUMN birth_date_partial text,
    ADD COLUMN registered_at_partial text;
COMMENT ON COLUMN standard.customer.nickname IS 'what the person is called; of a name what stands in brackets or quotes';
COMMENT ON COLUMN standard.customer.legal_form IS 'legal form of an organization as it is usually written, such as GmbH & Co. KG or 有限公司';
COMMENT ON COLUMN standard.customer.birth_date IS 'date of birth, when the day is known';
COMMENT ON COLUMN standard.customer.birth_date_partial IS 'what is known of birth_date when the day is not, birth_date being null then: 1985-03 or 1985 (ISO 8601, as the type date of HL7 FHIR), --03-05 or --03 without the year (vCard, RFC 6350)';
COMMENT ON COLUMN standard.customer.registered_at_partial IS 'what is known of registered_at when the day is not, registered_at being null then: 1985-03 or 1985 (ISO 8601, as the type date of HL7 FHIR), --03-05 or --03 without the year (vCard, RFC 6350)';
COMMENT ON COLUMN standard.customer.contact_points IS '[{"system":"phone|email|url","use":...,"value":...,"raw":...,"validity":...}] and the parts of the value; value only when it can be trusted, raw only when it differs, validity only when not valid; view standard.contact_point';
COMMENT ON COLUMN standard.customer.addresses IS '[{"use":...,"street_address":...,"address_locality":...,...,"formatted_address":...,"validity":...,"refused":{part:raw text}}]; each only when there is one, validity of a line only when not valid; view standard.address';
COMMENT ON COLUMN standard.customer.identifiers IS '[{"system":...,"value":...,"raw":...,"validity":...}] and what the number tells; view standard.identifier';

CREATE OR REPLACE VIEW standard.contact_point AS
SELECT c.system, c.stream, c.key, p.position, p.entry ->> 'system' AS contact_system, p.entry ->> 'use' AS use,
       p.entry ->> 'value' AS value, coalesce(p.entry ->> 'raw', p.entry ->> 'value') AS raw,
       coalesce(p.entry ->> 'validity', 'valid') AS validity,
       p.entry ->> 'extension' AS extension, p.entry ->> 'label' AS label, p.entry ->> 'line_type' AS line_type,
       p.entry ->> 'region' AS region, p.entry ->> 'display_name' AS display_name,
       p.entry ->> 'suggestion' AS suggestion
FROM standard.customer c CROSS JOIN LATERAL json_array_elements(c.contact_points) WITH ORDINALITY AS p (entry, position);

CREATE OR REPLACE VIEW standard.address AS
SELECT c.system, c.stream, c.key, a.position, a.entry ->> 'use' AS use, a.entry ->> 'street_address' AS street_address,
       a.entry ->> 'address_locality' AS address_locality, a.entry ->> 'address_region' AS address_region,
       a.entry ->> 'address_district' AS address_district, a.entry ->> 'postal_code' AS postal_code,
       a.entry ->> 'address_country' AS address_country, a.entry ->> 'formatted_address' AS formatted_address,
       a.entry ->> 'region_code' AS region_code, a.entry ->> 'division_code' AS division_code,
       a.entry ->> 'town' AS town, a.entry ->> 'road' AS road, a.entry ->> 'house_number' AS house_number,
       a.entry ->> 'unit' AS unit, a.entry ->> 'name' AS name, a.entry ->> 'mobile' AS mobile,
       a.entry ->> 'phone' AS phone, a.entry ->> 'note' AS note, a.entry ->> 'confidence' AS confidence,
       coalesce(a.entry ->> 'validity', CASE WHEN a.entry -> 'refused' IS NULL THEN 'valid'
           WHEN a.entry -> 'refused' ->> 'formatted_address' IS NULL THEN 'possible' ELSE 'invalid' END) AS validity,
       a.entry -> 'refused' AS refused
FROM standard.customer c CROSS JOIN LATERAL json_array_elements(c.addresses) WITH ORDINALITY AS a (entry, position);

CREATE OR REPLACE VIEW standard.identifier AS
SELECT c.system, c.stream, c.key, i.position, i.entry ->> 'system' AS identifier_system, i.entry ->> 'value' AS value,
       coalesce(i.entry ->> 'raw', i.entry ->> 'value') AS raw, coalesce(i.entry ->> 'validity', 'valid') AS validity,
       i.entry ->> 'kind' AS kind, i.entry ->> 'region_code' AS region_code, i.entry ->> 'province' AS province,
       i.entry ->> 'organization_code' AS organization_code, (i.entry ->> 'birth_date')::date AS birth_date,
       i.entry ->> 'gender' AS gender
FROM standard.customer c CROSS JOIN LATERAL json_array_elements(c.identifiers) WITH ORDINALITY AS i (entry, position);

DO $$
DECLARE
    shown text;
BEGIN
    FOREACH shown IN ARRAY ARRAY ['contact_point', 'address', 'identifier', 'issue'] LOOP
        EXECUTE format('COMMENT ON COLUMN standard.%I.system IS %L', shown, 'the source system, such as crm');
        EXECUTE format('COMMENT ON COLUMN standard.%I.stream IS %L', shown,
            'the table, file pattern, endpoint or topic of that system');
        EXECUTE format('COMMENT ON COLUMN standard.%I.key IS %L', shown, 'the key of the record in the source system');
    END LOOP;
END
$$;
COMMENT ON COLUMN standard.contact_point.position IS 'its place among those of the record, from 1';
COMMENT ON COLUMN standard.contact_point.contact_system IS 'phone, email or url';
COMMENT ON COLUMN standard.contact_point.use IS 'mobile, home, work, main, fax, temp, old or other; null when the source does not say';
COMMENT ON COLUMN standard.contact_point.value IS 'the standard form; null when there is none to trust';
COMMENT ON COLUMN standard.contact_point.raw IS 'the text of the source; of a cell with several numbers the whole cell';
COMMENT ON COLUMN standard.contact_point.validity IS 'valid, possible, invalid, ambiguous or missing';
COMMENT ON COLUMN standard.contact_point.extension IS 'of a phone: what is dialled behind the number';
COMMENT ON COLUMN standard.contact_point.label IS 'of a phone: the word that stood beside the number, such as home or 手机';
COMMENT ON COLUMN standard.contact_point.line_type IS 'of a phone, where the mapping says keys: true: mobile, fixed_line, toll_free and others of libphonenumber';
COMMENT ON COLUMN standard.contact_point.region IS 'of a phone, where the mapping says keys: true: the country of the number, ISO 3166-1 alpha-2';
COMMENT ON COLUMN standard.contact_point.display_name IS 'of an e-mail address: the name that stood beside it';
COMMENT ON COLUMN standard.contact_point.suggestion IS 'of an e-mail address, where the mapping says keys: true: what was likely meant, when a domain is misspelt';
COMMENT ON COLUMN standard.address.position IS 'its place among those of the record, from 1';
COMMENT ON COLUMN standard.address.use IS 'home, work, billing, shipping, temp, old or other; null when the source does not say';
COMMENT ON COLUMN standard.address.street_address IS 'road, number, building, room; in China all below the district';
COMMENT ON COLUMN standard.address.address_locality IS 'the town; in China the city of the prefecture level';
COMMENT ON COLUMN standard.address.address_region IS 'the state or province as it is written';
COMMENT ON COLUMN standard.address.address_district IS 'the district or county below the town';
COMMENT ON COLUMN standard.address.postal_code IS 'as the post of the country writes it';
COMMENT ON COLUMN standard.address.address_country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN standard.address.region_code IS 'the state or province, ISO 3166-2';
COMMENT ON COLUMN standard.address.division_code IS 'the smallest Chinese division that is sure, GB/T 2260';
COMMENT ON COLUMN standard.address.town IS 'Chinese town, township or subdistrict, which stands in the street address, too';
COMMENT ON COLUMN standard.address.road IS 'the road without the number, which stands in the street address, too';
COMMENT ON COLUMN standard.address.house_number IS 'the number of the house, which stands in the street address, too';
COMMENT ON COLUMN standard.address.unit IS 'flat, suite, floor or room, which stands in the street address, too';
COMMENT ON COLUMN standard.address.name IS 'who is to receive what is sent there, as it stood in the line';
COMMENT ON COLUMN standard.address.mobile IS 'a Chinese mobile number that stood in the line';
COMMENT ON COLUMN standard.address.phone IS 'another phone number that stood in the line';
COMMENT ON COLUMN standard.address.note IS 'what stood in the line behind name and phone and is no address';
COMMENT ON COLUMN standard.address.formatted_address IS 'the whole address as one text, with all that stood in it';
COMMENT ON COLUMN standard.address.confidence IS 'how sure the parts of a line are: high, medium or low; null when the source gave them';
COMMENT ON COLUMN standard.address.validity IS 'how far it can be trusted: valid; possible when little could be told of the line or a part was refused; ambiguous when the line has several readings; invalid when the line is no address; the parts that are there can be used whatever it is';
COMMENT ON COLUMN standard.address.refused IS 'the raw text of each part that could not be used, {"postal_code":"..."}; of a line that is no address under formatted_address; null when all is well';
COMMENT ON COLUMN standard.identifier.position IS 'its place among those of the record, from 1';
COMMENT ON COLUMN standard.identifier.identifier_system IS 'which number it is, as the mapping names it behind identifier.';
COMMENT ON COLUMN standard.identifier.value IS 'the standard form; null when there is none to trust';
COMMENT ON COLUMN standard.identifier.raw IS 'the text of the source';
COMMENT ON COLUMN standard.identifier.validity IS 'valid, possible, invalid, ambiguous or missing';
COMMENT ON COLUMN standard.identifier.kind IS 'how far it tells one customer from another: exclusive, strong, shared or weak';
COMMENT ON COLUMN standard.identifier.region_code IS 'the Chinese division that gave it, GB/T 2260';
COMMENT ON COLUMN standard.identifier.province IS 'the province of that division';
COMMENT ON COLUMN standard.identifier.organization_code IS 'the nine characters of the organization within a credit code, GB 11714';
COMMENT ON COLUMN standard.identifier.birth_date IS 'the day of birth that it tells';
COMMENT ON COLUMN standard.identifier.gender IS 'the gender that it tells: male or female';
COMMENT ON COLUMN standard.issue.entity IS 'the table of the record in the schema standard';
COMMENT ON COLUMN standard.issue.attribute IS 'the attribute as the mapping names it, such as phone.mobile or lines[0].sku';
COMMENT ON COLUMN standard.issue.code IS 'what is wrong or was assumed: hub explain CODE';
COMMENT ON COLUMN standard.order_line.order_system IS 'the source system of the order';
COMMENT ON COLUMN standard.order_line.order_stream IS 'the stream of the order';
COMMENT ON COLUMN standard.order_line.order_key IS 'the key of the order';
COMMENT ON COLUMN standard.order_line.line_number IS 'number of the line within the order';
COMMENT ON COLUMN standard.order_line.sku IS 'article';
COMMENT ON COLUMN standard.order_line.description IS 'description of the article';
COMMENT ON COLUMN standard.order_line.ordered_quantity IS 'quantity';
COMMENT ON COLUMN standard.order_line.unit_price IS 'price of one';
COMMENT ON COLUMN standard.order_line.price_currency IS 'ISO 4217 code of the amounts';
COMMENT ON COLUMN standard.order_line.discount IS 'discount on the line';
COMMENT ON COLUMN standard.order_line.line_total IS 'what the line costs';

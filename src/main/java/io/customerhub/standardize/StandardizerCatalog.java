package io.customerhub.standardize;

import io.customerhub.config.StandardizerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a mapping may write after {@code as:}. The one place where types and options are described. */
final class StandardizerCatalog {

    /** Names under which people look for a type when they try it; a mapping writes the type's own. */
    static final Map<String, String> OTHER_NAMES = Map.of(
            "cn-resident-id", "resident-id",
            "cn-credit-code", "credit-code",
            "vat", "vat-id",
            "identity-card", "national-id",
            "id", "identifier",
            "organization", "organization-name",
            "swift", "bic");

    private StandardizerCatalog() {}

    /** All types by name, in the order in which docs list them. */
    static Map<String, StandardizerType> types() {
        Map<String, StandardizerType> types = new LinkedHashMap<>();
        for (StandardizerType type : List.of(
                WordTypes.text(),
                NameTypes.personName(),
                NameTypes.organizationName(),
                ContactTypes.phone(),
                ContactTypes.email(),
                DateTypes.date(),
                DateTypes.datetime(),
                PlaceTypes.country(),
                PlaceTypes.region(),
                WordTypes.language(),
                WordTypes.currency(),
                WordTypes.gender(),
                WordTypes.truth(),
                PlaceTypes.address(),
                PlaceTypes.postalCode(),
                WordTypes.code(),
                NumberTypes.number(),
                NumberTypes.amount(),
                NumberTypes.percent(),
                IdentifierTypes.identifier(),
                IdentifierTypes.residentId(),
                IdentifierTypes.creditCode(),
                IdentifierTypes.nationalId(),
                IdentifierTypes.vatId(),
                IdentifierTypes.iban(),
                IdentifierTypes.bic(),
                ContactTypes.url())) {
            types.put(type.name(), type);
        }
        return java.util.Collections.unmodifiableMap(types);
    }
}

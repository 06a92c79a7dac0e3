package io.customerhub.acceptance.capture;

/** What a value tells of a person, which decides how it is masked. */
enum PersonalClass {
    /** Names of people and companies. */
    NAME,
    /** Telephone numbers; the first digits, which say country and network, stay. */
    PHONE,
    /** E-mail addresses; the domain becomes one that nobody has (RFC 2606). */
    EMAIL,
    /** Streets and postal codes. */
    ADDRESS,
    /** Days; the year stays. */
    DATE,
    /** Numbers of documents, taxes, accounts. */
    IDENTIFIER,
    /** Keys of the source system; the same key is masked alike everywhere. */
    KEY,
    /** Free text. */
    TEXT,
    /** Tokens and passwords; nothing of them stays. */
    SECRET
}

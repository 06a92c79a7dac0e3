package io.customerhub.sample.party;

/**
 * A person's name, as its owner writes it and in Latin script.
 *
 * @param given given name, such as 伟 or Robert
 * @param family family name, such as 张 or Smith
 * @param givenLatin given name in Latin script (pinyin for Chinese), such as Wei
 * @param familyLatin family name in Latin script, such as Zhang
 */
public record PersonName(String given, String family, String givenLatin, String familyLatin) {
    /** True if the name is written in Chinese characters. */
    public boolean chinese() {
        return !family.isEmpty() && family.charAt(0) >= 0x2E80;
    }
}

package io.customerhub.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {

    private static final byte[] KEY = "of the owner".getBytes(StandardCharsets.UTF_8);

    @Test
    void theEyeSeesAsMuchAsItNeedsAndNoMore() {
        Masking hiding = Masking.hiding();
        assertThat(hiding.mask(PersonalClass.NAME, "王小明")).isEqualTo("王**");
        assertThat(hiding.mask(PersonalClass.NAME, "Ann Lee")).isEqualTo("A** L**");
        assertThat(hiding.mask(PersonalClass.EMAIL, "ann@example.com")).isEqualTo("a•••@example.com");
        assertThat(hiding.mask(PersonalClass.EMAIL, "no address 7")).isEqualTo("xx xxxxxxx #");
        assertThat(hiding.mask(PersonalClass.PHONE, "+86 138 0013 8000")).isEqualTo("+** *** **** *000");
        assertThat(hiding.mask(PersonalClass.IDENTIFIER, "11010119900307451X")).isEqualTo("**************451X");
        assertThat(hiding.mask(PersonalClass.DATE, "07/03/1990")).isEqualTo("##/##/1990");
        assertThat(hiding.mask(PersonalClass.KEY, "C-17")).isEqualTo("x-##");
        assertThat(hiding.mask(PersonalClass.SECRET, "hunter2")).isEqualTo("•••");
        for (PersonalClass kind : PersonalClass.values()) {
            assertThat(hiding.mask(kind, "")).isIn("", "•••");
        }
    }

    @Test
    void inventedValuesAreTheSameUnderTheSameKeyAndOthersUnderAnother() {
        Masking inventing = Masking.inventing(KEY);
        Masking again = Masking.inventing(KEY);
        Masking other = Masking.inventing("of another".getBytes(StandardCharsets.UTF_8));
        for (PersonalClass kind : PersonalClass.values()) {
            String masked = inventing.mask(kind, "Zhang-13812345678");
            assertThat(masked).isNotEqualTo("Zhang-13812345678").isEqualTo(again.mask(kind, "Zhang-13812345678"));
        }
        assertThat(inventing.mask(PersonalClass.NAME, "欧阳小明")).isNotEqualTo(other.mask(PersonalClass.NAME, "欧阳小明"));
        assertThat(inventing.mask(PersonalClass.EMAIL, "ann@corp.de")).endsWith("@example.com");
        assertThat(inventing.mask(PersonalClass.PHONE, "+8613800138000"))
                .startsWith("+86138")
                .hasSize(14);
        assertThat(inventing.mask(PersonalClass.DATE, "1990-03-07")).startsWith("1990-0");
    }

    @Test
    void attributesHaveTheClassOfWhatTheyTell() {
        assertThat(PersonalClass.ofAttribute("phone.mobile")).isEqualTo(PersonalClass.PHONE);
        assertThat(PersonalClass.ofAttribute("address.home.street_address")).isEqualTo(PersonalClass.ADDRESS);
        assertThat(PersonalClass.ofAttribute("address.home.address_country")).isNull();
        assertThat(PersonalClass.ofAttribute("identifier.national")).isEqualTo(PersonalClass.IDENTIFIER);
        assertThat(PersonalClass.ofAttribute("address.home.region_code")).isNull();
        assertThat(PersonalClass.ofAttribute("gender")).isNull();
        for (String part : List.of(
                "name",
                "nickname",
                "mobile",
                "phone",
                "note",
                "extension",
                "street_address",
                "house_number",
                "formatted_address",
                "division_code",
                "partial_date",
                "birth_date",
                "display_name",
                "pinyin")) {
            assertThat(PersonalClass.ofAttribute(part)).as(part).isNotNull();
        }
        assertThat(PersonalClass.ofAttribute("something.unknown")).isEqualTo(PersonalClass.TEXT);
    }
}

package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "/media, /media, ''",
        "/media/, /media/, ''",
        "/media/{year}/{month}, /media, {year}/{month}",
        "/media/archive of {year}/all, /media, archive of {year}/all",
        "/{year}, /, {year}",
        "s3://bucket/{year}, s3://bucket, {year}",
    })
    void theFolderEndsBeforeTheFirstPartWithADate(String folder, String fixed, String dated) {
        assertThat(TargetTemplate.of(folder)).isEqualTo(new TargetTemplate(fixed, dated));
    }
}

package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of large files: those of the vendor's own clients. */
class PartSizesTest {

  @ParameterizedTest
  @CsvSource({
    "104857600, 10485760, 10",
    "104857601, 10485760, 11",
    "10485760000, 10485760, 1000",
    "10485760001, 10485761, 1000",
    "1000000000000, 1000000000, 1000"
  })
  void partsAreTenMebibytesUntilThereAreAThousand(long file, long part, long parts) {
    assertThat(PartSizes.USUAL.partLength(file)).isEqualTo(part);
    assertThat((file - 1) / part + 1).isEqualTo(parts);
  }
}

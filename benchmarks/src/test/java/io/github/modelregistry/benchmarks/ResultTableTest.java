package io.github.modelregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static final ClientResult RECORDS =
      new ClientResult("DecodeModels 1000", "jacksonRecords", 11, 10, 5e6);
  private static final ClientResult SCAN =
      new ClientResult("DecodeModels 1000", "tokenScan", 9, 8, 2e6);

  @Test
  void ratiosAreThoseOfTheSameOperation() {
    ClientResult otherRecords = new ClientResult("CallModels 1000", "jacksonRecords", 1, 1, 1);
    ClientResult sdk = new ClientResult("DecodeModels 1000", "sdk", 22, 12, 4e6);

    String table = new ResultTable(List.of(otherRecords, RECORDS, SCAN, sdk)).markdown();

    assertThat(table).contains("| DecodeModels 1000 | sdk | 4000.0 | – | 1.50 | 1.20 | 2.00 |");
  }

  @Test
  void whatIsAllocatedAboveRawOkHttpIsADifference() {
    ClientResult raw = new ClientResult("CallModels 1", "rawOkHttp", 1, 1, 20_000);
    ClientResult sdk = new ClientResult("CallModels 1", "sdk", 1, 1, 35_500);

    ResultTable table = new ResultTable(List.of(raw, sdk));

    assertThat(table.markdown()).contains("| CallModels 1 | sdk | 35.5 | 15.5 | – | – | – |");
    assertThat(table.limits())
        .singleElement()
        .hasToString("met      call 1: kB above raw OkHttp: 15.50, limit 16.00");
  }

  @Test
  void tooManyBytesFailTheRun() {
    ClientResult sdk = new ClientResult("DecodeModels 1000", "sdk", 10, 10, 4.6e6);

    assertThat(Limit.print(new ResultTable(List.of(sdk)).limits())).isFalse();
  }

  @Test
  void tooMuchCpuTimeIsReportedAndDoesNotFailTheRun() {
    ClientResult sdk = new ClientResult("DecodeModels 1000", "sdk", 10, 20, 4e6);
    List<Limit> limits = new ResultTable(List.of(RECORDS, sdk)).limits();

    assertThat(limits).filteredOn(limit -> !limit.isMet()).hasSize(1);
    assertThat(Limit.print(limits)).isTrue();
  }

  @Test
  void whatWasNotMeasuredHasNoLimit() {
    assertThat(new ResultTable(List.of(RECORDS)).limits()).isEmpty();
  }
}

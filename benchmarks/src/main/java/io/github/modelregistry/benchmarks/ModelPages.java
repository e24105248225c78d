package io.github.modelregistry.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Makes pages of models as TrueFoundry lists them: the full example of the specification, with
 * names, ids, times and numbers that differ from row to row. The same page every time.
 *
 * <p>Each row has every field of that example, its latest version down to the framework and the
 * Python packages. There is no field that the specification does not list, because the stock
 * okhttp-gson client refuses such a page.
 */
final class ModelPages {

  private static final int SEED = 20_260_203;

  /** The rest of a framework follows its type; the rows take these in turn. */
  private static final String[] FRAMEWORKS = {
    "'xgboost','serialization_format':'json','model_filepath':'model.json'",
    "'sklearn','serialization_format':'joblib','model_filepath':'model.joblib'",
    "'transformers','library_name':'transformers','pipeline_tag':'text-classification',"
        + "'base_model':'distilbert-base-uncased'",
    "'onnx'",
  };

  private static final String ROW =
      """
      {'id':'%1$s','ml_repo_id':'%3$d','type':'model','name':'%4$s',
      'fqn':'model:acme/growth-ml/%4$s',
      'created_by_subject':{'subjectId':'cm1%5$08x','subjectType':'user',
      'subjectSlug':'rita%3$d@acme.test','subjectDisplayName':'Rita'},
      'created_at':'2026-02-03T10:%6$02d:12.%5$06dZ','updated_at':'2026-03-01T08:%6$02d:00Z',
      'run_steps':[0,%6$d],
      'latest_version':{'id':'%2$s','fqn':'model:acme/growth-ml/%4$s:%7$d','model_id':'%1$s',
      'ml_repo_id':'%3$d',
      'created_by_subject':{'subjectId':'va-%3$d','subjectType':'virtualaccount',
      'subjectSlug':'ci-bot','subjectDisplayName':null},
      'created_at':'2026-03-01T08:%6$02d:00Z','updated_at':'2026-03-01T08:%6$02d:00Z',
      'tags':['champion'],'version_alias':'v%7$d-prod',
      'usage_code_snippet':'from truefoundry.ml import get_client\\n...','deployable':true,
      'metrics':[{'key':'auc','value':0.%5$06d,'timestamp':17723%5$06d00,'step':%6$d}],
      'manifest':{'type':'model-version','name':'%4$s','ml_repo':'growth-ml','version':%7$d,
      'version_alias':'v%7$d-prod','description':'weekly',
      'metadata':{'rating':4.5,'nested':{'a':[1,null]}},
      'source':{'type':'truefoundry','uri':'s3://acme-ml/mlfoundry/%3$d/artifacts/%2$s'},
      'framework':{'type':%8$s},
      'environment':{'python_version':'3.11','pip_packages':['xgboost==2.1.%7$d']},
      'step':%6$d,'run_id':'9f%5$x'}}}\
      """
          .replace("\n", "")
          .replace('\'', '"');

  private ModelPages() {}

  /** Returns a page that holds all models, as UTF-8. */
  static byte[] page(int models) {
    return page(models, models);
  }

  /** Returns a page of that many models out of a total, as UTF-8. */
  static byte[] page(int models, long total) {
    Random random = new Random(SEED);
    StringBuilder page = new StringBuilder("{\"data\":[");
    for (int row = 0; row < models; row++) {
      page.append(row == 0 ? "" : ",").append(row(row, random));
    }
    page.append("],\"pagination\":{\"total\":").append(total);
    page.append(",\"offset\":0,\"limit\":").append(models).append("}}");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(int row, Random random) {
    return String.format(
        Locale.ROOT,
        ROW,
        uuid(random),
        uuid(random),
        100 + random.nextInt(900),
        "churn-xgb-" + row,
        random.nextInt(1_000_000),
        10 + random.nextInt(50),
        1 + random.nextInt(9),
        FRAMEWORKS[row % FRAMEWORKS.length].replace('\'', '"'));
  }

  private static UUID uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }
}

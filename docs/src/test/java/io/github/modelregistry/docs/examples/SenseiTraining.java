package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.sensei.model.ExperimentRun;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.RunMode;
import io.github.modelregistry.sensei.model.TaskState;
import io.github.modelregistry.sensei.model.TaskStates;
import io.github.modelregistry.sensei.model.TaskStatus;
import io.github.modelregistry.transfer.DownloadTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

public final class SenseiTraining {
  public static void main(String[] arguments) throws InterruptedException {
    String experiment = arguments[0];
    try (SenseiClient sensei =
        SenseiClient.builder()
            .url(System.getenv("SENSEI_URL")) // leave both addresses out for production
            .clientId(System.getenv("SENSEI_CLIENT_ID"))
            .organization(System.getenv("SENSEI_ORG_ID"))
            .login(
                ImsLogin.of(System.getenv("SENSEI_CLIENT_SECRET"))
                    .withImsUrl(System.getenv("SENSEI_IMS_URL")))
            .build()) {
      ExperimentRun run =
          sensei.runs().createRun(q -> q.experimentId(experiment).mode(RunMode.TRAIN));
      while (!isDone(sensei, experiment, run.id())) {
        TimeUnit.SECONDS.sleep(2); // 15 to 30 are enough for a training of hours
      }
      String madeByRun = "experimentRunId==" + run.id();
      for (Model model : sensei.listModelsPaged(q -> q.property(List.of(madeByRun)))) {
        Path file = Path.of(arguments[1], model.id());
        sensei.models().downloadArtifact(model.id(), DownloadTarget.file(file));
        System.out.println(model.name() + "  " + file);
      }
    }
  }

  private static boolean isDone(SenseiClient sensei, String experiment, String run) {
    TaskStates states =
        sensei.runs().getRunStatus(q -> q.experimentId(experiment).experimentRunId(run)).status();
    if (states == null || states.tasks() == null) {
      return false;
    }
    for (TaskStatus task : states.tasks()) {
      if (TaskState.FAILED.equals(task.state()) || TaskState.ABORTED.equals(task.state())) {
        throw new IllegalStateException(task.name() + " has failed: " + task.message());
      }
    }
    return states.tasks().stream().allMatch(task -> TaskState.DONE.equals(task.state()));
  }
}
// end

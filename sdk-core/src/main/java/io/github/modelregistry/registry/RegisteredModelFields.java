package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonCodec;

/** The fields of a model in JSON: their names and order are a contract. */
final class RegisteredModelFields {

  static final NeutralFields<RegisteredModel, RegisteredModel.Builder> ALL =
      new NeutralFields<RegisteredModel, RegisteredModel.Builder>(
              RegisteredModel::builder,
              RegisteredModel.Builder::raw,
              RegisteredModel.Builder::build)
          .parsed("ref", RegisteredModel::ref, RegisteredModel.Builder::ref, ModelRef::parse)
          .derived("registry", RegisteredModel::registry)
          .text("vendor", RegisteredModel::vendor, RegisteredModel.Builder::vendor)
          .derived("id", RegisteredModel::id)
          .text("name", RegisteredModel::name, RegisteredModel.Builder::name)
          .text("namespace", RegisteredModel::namespace, RegisteredModel.Builder::namespace)
          .text(
              "qualifiedName",
              RegisteredModel::qualifiedName,
              RegisteredModel.Builder::qualifiedName)
          .text("description", RegisteredModel::description, RegisteredModel.Builder::description)
          .parsed(
              "status", RegisteredModel::status, RegisteredModel.Builder::status, ModelStatus::of)
          .text(
              "vendorStatus", RegisteredModel::vendorStatus, RegisteredModel.Builder::vendorStatus)
          .text(
              "statusMessage",
              RegisteredModel::statusMessage,
              RegisteredModel.Builder::statusMessage)
          .time("createdAt", RegisteredModel::createdAt, RegisteredModel.Builder::createdAt)
          .time("updatedAt", RegisteredModel::updatedAt, RegisteredModel.Builder::updatedAt)
          .text("createdBy", RegisteredModel::createdBy, RegisteredModel.Builder::createdBy)
          .text(
              "latestVersion",
              RegisteredModel::latestVersion,
              RegisteredModel.Builder::latestVersion)
          .text("framework", RegisteredModel::framework, RegisteredModel.Builder::framework)
          .number("sizeBytes", RegisteredModel::sizeBytes, RegisteredModel.Builder::sizeBytes)
          .text("sha256", RegisteredModel::sha256, RegisteredModel.Builder::sha256)
          .texts("tags", RegisteredModel::tags, RegisteredModel.Builder::tags)
          .text("uri", RegisteredModel::uri, RegisteredModel.Builder::uri);
  static final JsonCodec<RegisteredModel> CODEC = ALL.codec();

  private RegisteredModelFields() {}
}

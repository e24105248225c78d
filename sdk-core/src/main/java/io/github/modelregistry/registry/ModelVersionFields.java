package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonCodec;

/** The fields of a version in JSON: their names and order are a contract. */
final class ModelVersionFields {

  static final NeutralFields<ModelVersion, ModelVersion.Builder> ALL =
      new NeutralFields<ModelVersion, ModelVersion.Builder>(
              ModelVersion::builder, ModelVersion.Builder::raw, ModelVersion.Builder::build)
          .parsed("ref", ModelVersion::ref, ModelVersion.Builder::ref, ModelVersionRef::parse)
          .derived("version", ModelVersion::version)
          .text("vendorId", ModelVersion::vendorId, ModelVersion.Builder::vendorId)
          .text("name", ModelVersion::name, ModelVersion.Builder::name)
          .parsed("status", ModelVersion::status, ModelVersion.Builder::status, ModelStatus::of)
          .text("vendorStatus", ModelVersion::vendorStatus, ModelVersion.Builder::vendorStatus)
          .text("statusMessage", ModelVersion::statusMessage, ModelVersion.Builder::statusMessage)
          .time("createdAt", ModelVersion::createdAt, ModelVersion.Builder::createdAt)
          .text("createdBy", ModelVersion::createdBy, ModelVersion.Builder::createdBy)
          .number("sizeBytes", ModelVersion::sizeBytes, ModelVersion.Builder::sizeBytes)
          .text("sha256", ModelVersion::sha256, ModelVersion.Builder::sha256)
          .text("framework", ModelVersion::framework, ModelVersion.Builder::framework)
          .texts("tags", ModelVersion::tags, ModelVersion.Builder::tags)
          .text("uri", ModelVersion::uri, ModelVersion.Builder::uri)
          .flag("deployed", ModelVersion::deployed, ModelVersion.Builder::deployed);
  static final JsonCodec<ModelVersion> CODEC = ALL.codec();

  private ModelVersionFields() {}
}

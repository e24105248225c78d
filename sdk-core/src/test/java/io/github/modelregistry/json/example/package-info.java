/**
 * Models written by hand exactly as the templates write theirs: what the tests of the JSON room
 * read and write, and what to look at before changing a template. {@link
 * io.github.modelregistry.json.example.Sample} is an object with a field of each type, {@link
 * io.github.modelregistry.json.example.SampleStatus} an open enum, {@link
 * io.github.modelregistry.json.example.SampleFramework} a union told apart by a field.
 */
@NullMarked
package io.github.modelregistry.json.example;

import org.jspecify.annotations.NullMarked;

// Calls the models of Pieces OS by the vendor's own client, in the order in which a program would.
// Usage: node models.js http://127.0.0.1:39300
// Writes one line of JSON for each call: its name, and its result or the status of its failure.
'use strict';

const pieces = require('@pieces.app/pieces-os-client');

const basePath = process.argv[2];
let applicationId;
const configuration = new pieces.Configuration({basePath, apiKey: () => applicationId});
const api = name => new pieces[name](configuration);
const model = api('ModelApi');
const models = api('ModelsApi');

async function call(owner, name, parameters) {
  let line;
  try {
    line = {call: name, result: await owner[name](parameters)};
  } catch (failure) {
    if (!failure.response) {
      throw failure;
    }
    line = {call: name, status: failure.response.status, text: await failure.response.text()};
  }
  console.log(JSON.stringify(line));
  return line.result;
}

async function main() {
  await call(api('WellKnownApi'), 'getWellKnownHealth');
  await call(api('WellKnownApi'), 'getWellKnownVersion');
  const context = await call(new pieces.ConnectorApi(new pieces.Configuration({basePath})), 'connect', {
    seededConnectorConnection: {
      application: {name: 'OPEN_SOURCE', version: '0.1.0', platform: 'LINUX'},
    },
  });
  applicationId = context.application.id;
  const {user} = await call(api('UserApi'), 'userSnapshot');
  await call(api('OllamaApi'), 'ollamaStatusCheck');
  await call(api('OllamaApi'), 'ollamaStatusCheckStream');
  await call(api('OpenAIApi'), 'openAiModelsList', {openAIModelsListInput: {user: user.id}});

  const {iterable} = await call(models, 'modelsSnapshot');
  await call(models, 'modelsStreamIdentifiers');
  const custom = iterable.find(one => one.unique === 'team-coder:7b');
  const local = iterable.find(one => one.downloaded);
  const coder = {model: custom.id};

  await call(model, 'modelSpecificModelDownload', coder);
  await call(model, 'modelSpecificModelDownloadProgress', coder);
  await call(model, 'modelSpecificModelDownloadCancel', coder);
  await call(model, 'modelSpecificModelDownload', coder);
  for (let read = 1, downloading = true; downloading && read <= 10; read++) {
    ({downloading} = await call(model, 'modelsSpecificModelSnapshot', coder));
  }

  await call(model, 'modelSpecificModelUnload', {model: local.id});
  await call(model, 'modelSpecificModelLoad', {model: local.id});
  await call(models, 'unloadModels');
  await call(model, 'modelScoresIncrement', {
    model: local.id,
    seededScoreIncrement: {model: {reuse: true}},
  });
  await call(models, 'modelsDeleteSpecificModelCache', {model: local.id, modelDeleteCacheInput: {}});

  await call(model, 'modelUpdate', {model: {...custom, description: 'by the vendor'}});
  const created = await call(models, 'modelsCreateNewModel', {
    seededModel: {
      version: '1.0.0',
      created: {value: new Date('2026-01-05T08:30:00Z')},
      name: 'reviewer',
      cloud: false,
      type: 'BALANCED',
      usage: 'CODE_CONVERSATION',
      unique: 'reviewer:3b',
    },
  });
  await call(models, 'modelsDeleteSpecificModel', {model: created.id});
  await call(model, 'modelsSpecificModelSnapshot', {model: created.id});
}

main();

/** What the SDK is compared with besides the stock clients: clients as one writes them by hand. */
package io.github.modelregistry.benchmarks.peers;

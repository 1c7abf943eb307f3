import type { Exchange } from './exchange-port.js';

/** The build makes a bundle of its own of what is loaded here, so that a server that exports nothing never reads it. */
export async function loadExchange(): Promise<Exchange> {
  return (await import('./exchange.js')).exchange;
}

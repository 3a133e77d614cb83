import type { DeliveryResult } from '../domain/notification.ts';
import type { WebhookRequest, WebhookSender } from '../webhook-sender.ts';

/** A webhook on its way: the test says when it is answered, and how. */
export interface SentWebhook extends WebhookRequest {
  readonly signal: AbortSignal;
  answer(result: DeliveryResult): void;
}

/** Sends nothing: keeps what was to be sent. */
export class AnsweringSender {
  readonly sent: SentWebhook[] = [];
  /** Set: what every webhook is answered with at once. */
  automatic: DeliveryResult | undefined;
  /** Whether what is called off ends at once; otherwise its answer had come already. */
  heedsAbort = true;
  #wake = () => {};

  readonly send: WebhookSender = (request, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        if (this.heedsAbort) resolve({ fault: 'ABORT_ERR' });
      });
      this.sent.push({ ...request, signal, answer: resolve });
      this.#wake();
      if (this.automatic !== undefined) resolve(this.automatic);
    });

  /** Resolves when so many are on their way or answered. */
  async reached(count: number): Promise<void> {
    while (this.sent.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

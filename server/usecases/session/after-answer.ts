/**
 * Starts this once the answer has left: what is written for an account that exists must not make its answer slower than
 * that of an account that does not.
 */
export const afterAnswer = (work: () => Promise<unknown>): Promise<void> =>
  new Promise((resolve, reject) => {
    setImmediate(() => work().then(() => resolve(), reject));
  });

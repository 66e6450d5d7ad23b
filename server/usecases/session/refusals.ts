/** What signing in may answer: the same words whatever the reason, so that nobody learns which accounts exist. */
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';

export const wrongCredentials = (): Refusal => refuse('WRONG_CREDENTIALS', 'Cette adresse et ce mot de passe ne vont pas ensemble.');

/** Null when one may try now; the answer then says how long to wait (`retry-after`). */
export function tooMany({ identity }: Context, account: string, address: string): Refusal | null {
  const seconds = identity.throttle.wait(account, address);
  if (seconds === 0) return null;
  return refuse('TOO_MANY_ATTEMPTS', `Trop d’essais depuis ce poste : attendez ${seconds} seconde${seconds > 1 ? 's' : ''}.`, {
    extra: { retryAfterSeconds: seconds },
  });
}

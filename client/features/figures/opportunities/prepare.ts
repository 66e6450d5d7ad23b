/** From a contract that ends to the consultation that follows it: what is known is taken over, the rest stays to be asked. Pure. */
import type { Contract } from '#shared/api/indicators.ts';
import type { TenderChanges, TenderLot } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';

/** Its object as the title, cut at a word when it is too long. */
export function tenderTitle({ object, number }: Pick<Contract, 'object' | 'number'>): string {
  const text = object.replace(/\s+/g, ' ').trim() || (number ? `Suite du marché n°\u00a0${number}` : 'Suite d’un marché');
  if (text.length <= LIMITS.title) return text;
  const cut = text.slice(0, LIMITS.title - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LIMITS.title / 2))}…`;
}

/**
 * What the new consultation takes over; only a whole CPV code, an amount that counts and a duration
 * within bounds are. The duration is that of the contract that ends, its renewals not told apart from it.
 * @param lot the one lot it was created with
 */
export function tenderChanges(contract: Contract, lot: Pick<TenderLot, 'id'>): TenderChanges {
  const cpv = contract.cpv !== null && /^\d{8}$/.test(contract.cpv) ? contract.cpv : null;
  const { months } = contract;
  const isDuration = months !== null && months >= 1 && months <= LIMITS.months;
  const siren = contract.buyer.replace(/\s/g, '').slice(0, 9);
  return {
    need: { object: contract.object.trim(), ...(cpv === null ? {} : { cpv }) },
    buyer: { ...(contract.buyerName ? { name: contract.buyerName.slice(0, LIMITS.title) } : {}), ...(/^\d{9}$/.test(siren) ? { siren } : {}) },
    ...(isDuration ? { duration: { months } } : {}),
    lots: [
      {
        id: lot.id,
        ...(cpv === null ? {} : { cpv }),
        ...(contract.amountState === 'known' && contract.amountCents !== null ? { amountCents: contract.amountCents } : {}),
      },
    ],
  };
}

/**
 * SIRET and SIREN as people and spreadsheets write them. Zeros that a spreadsheet ate are put back only where it is certain: twelve or
 * thirteen digits that make a right SIRET, seven or eight that make a right SIREN. Pure. Not `shared/decp/identifiers.ts`, which keeps any
 * number published, right or wrong, because it is the contract's own: here a number that recognises nobody is of no use.
 */
import type { AnomalyCode } from '../decp/anomalies.ts';
import { isSiren, isSiret } from '../siren.ts';

/** `siret` is null when only the company is known. */
export type SupplierNumber = { siret: string | null; siren: string; anomaly: AnomalyCode | null };

/** Spreadsheets write a text as ="123" or '123, a number as 123.0. */
const bareNumber = (text: string): string =>
  text
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^(\d+)[.,]0+$/, '$1')
    .replace(/[.-]/g, '');

const sirenOf = (siret: string): string => siret.slice(0, 9);

/** French VAT number: FR, two digits of key computed from the SIREN, the SIREN. */
function ofVat(text: string): SupplierNumber | null {
  const match = /^FR(\d{2})(\d{9})$/i.exec(text);
  const [, key, siren] = match ?? [];
  if (!key || !siren || !isSiren(siren) || (12 + 3 * (Number(siren) % 97)) % 97 !== Number(key)) return null;
  return { siret: null, siren, anomaly: 'SIREN_ALONE' };
}

function ofDigits(digits: string): SupplierNumber | null {
  switch (digits.length) {
    case 14:
      if (isSiret(digits)) return { siret: digits, siren: sirenOf(digits), anomaly: null };
      return isSiren(sirenOf(digits)) ? { siret: digits, siren: sirenOf(digits), anomaly: 'SIRET_KEY' } : null;
    case 13:
    case 12: {
      const siret = digits.padStart(14, '0');
      return isSiret(siret) ? { siret, siren: sirenOf(siret), anomaly: 'LEADING_ZEROS' } : null;
    }
    case 9:
      return isSiren(digits) ? { siret: null, siren: digits, anomaly: null } : null;
    case 8:
    case 7: {
      const siren = digits.padStart(9, '0');
      return isSiren(siren) ? { siret: null, siren, anomaly: 'LEADING_ZEROS' } : null;
    }
    default:
      return null;
  }
}

/** Null when the text holds no usable number: empty, foreign, a wrong key, rounded by a spreadsheet (« 1,23E+13 »). */
export function readSupplierNumber(text: string): SupplierNumber | null {
  const bare = bareNumber(text.trim());
  if (!/^\d+$/.test(bare)) return ofVat(bare);
  const number = ofDigits(bare);
  return number && number.anomaly === null && bare !== text.trim() ? { ...number, anomaly: 'SIRET_SPACES' } : number;
}

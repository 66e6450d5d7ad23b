/**
 * Services that can be reserved to the social economy: the eForms list `social-service-cpv` (SDK 1.15), single technical source.
 * The French notice annexed to the code was not read. Branch 85 counts up to its last listed code.
 */
const ALONE: ReadonlySet<string> = new Set([
  '75121000',
  '75122000',
  '75123000',
  '79622000',
  '79624000',
  '79625000',
  '80110000',
  '80300000',
  '80420000',
  '80430000',
  '80511000',
  '80520000',
  '80590000',
  '92500000',
  '92600000',
  '98133000',
  '98133110',
]);
const BRANCH = { first: '85000000', last: '85323000' };

/** `cpv`: eight digits. Strings of equal length compare as numbers. */
export const isEssCpv = (cpv: string): boolean => ALONE.has(cpv) || (cpv >= BRANCH.first && cpv <= BRANCH.last);

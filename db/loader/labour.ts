/** The labour shares of the hours calculator, and what is proposed instead of hours: per cent and euros become basis points and cents. */
import { type Static, Type } from 'typebox';
import { CONFIDENCES, oneOf } from '../../shared/api/common.ts';
import { type HoursAlternative, LABOUR_FAMILIES, type LabourShare } from '../../shared/api/hours.ts';
import { frenchTypography } from '../../shared/typography.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';

const closed = { additionalProperties: false } as const;
const confidence = oneOf(CONFIDENCES);
const Slug = Type.String({ pattern: '^[a-z0-9-]+$' });
const Percent = Type.Number({ exclusiveMinimum: 0, maximum: 100 });
const Euros = Type.Number({ exclusiveMinimum: 0 });
const Url = Type.String({ pattern: '^https?://' });

const Share = Type.Object(
  {
    id: Slug,
    title: Type.String({ minLength: 3 }),
    family: oneOf(LABOUR_FAMILIES),
    share: Percent,
    low: Type.Optional(Percent),
    high: Type.Optional(Percent),
    hourlyCost: Type.Optional(Type.Object({ low: Euros, high: Euros }, closed)),
    hourPrice: Type.Optional(Type.Object({ price: Euros, confidence, title: Type.String(), url: Type.Optional(Url) }, closed)),
    tranche: Type.Optional(
      Type.Object({ amount: Euros, hours: Type.Number({ exclusiveMinimum: 0 }), confidence, title: Type.String(), url: Type.Optional(Url) }, closed),
    ),
    staffTransfer: Type.Optional(confidence),
    cpv: Type.Array(Type.String({ pattern: '^\\d{2,8}$' })),
    confidence,
    checkedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    sources: Type.Array(Type.Object({ title: Type.String(), url: Type.Optional(Url) }, closed)),
    caution: Type.Optional(Type.String()),
  },
  closed,
);
type Share = Static<typeof Share>;
const Action = Type.Object({ id: Slug, title: Type.String(), says: Type.String(), clause: Type.String(), confidence }, closed);
const LabourFile = Type.Object({ shares: Type.Array(Share, { minItems: 1 }), actions: Type.Array(Action, { minItems: 1 }) }, closed);

export type LabourContent = { shares: LabourShare[]; actions: HoursAlternative[] };

const stored = (value: number): number => Math.round(value * 100);
const source = ({ title, url }: { title: string; url?: string }) => ({ title: frenchTypography(title), ...(url ? { url } : {}) });

/** A line never claims more than its sources, and its share stays in its range. */
function checkShare(share: Share, fault: (message: string) => void): void {
  const { low = share.share, high = share.share } = share;
  if (low > share.share || share.share > high) fault('la part sort de sa plage');
  const least = { confirmed: 2, 'single-source': 1, unverified: 0 }[share.confidence];
  if (share.sources.length < least) fault(`« ${share.confidence} » demande ${least} source(s)`);
  if (share.hourlyCost && share.hourlyCost.low > share.hourlyCost.high) fault('plage de coût horaire à l’envers');
}

const readShare = ({ share, low = share, high = share, hourlyCost, hourPrice, tranche, ...raw }: Share): LabourShare => ({
  id: raw.id,
  title: frenchTypography(raw.title),
  family: raw.family,
  shareBasisPoints: stored(share),
  lowBasisPoints: stored(low),
  highBasisPoints: stored(high),
  hourlyCost: hourlyCost ? { lowCents: stored(hourlyCost.low), highCents: stored(hourlyCost.high) } : null,
  hourPrice: hourPrice ? { cents: stored(hourPrice.price), confidence: hourPrice.confidence, source: source(hourPrice) } : null,
  tranche: tranche
    ? { amountCents: stored(tranche.amount), quarterHours: Math.round(tranche.hours * 4), confidence: tranche.confidence, source: source(tranche) }
    : null,
  staffTransfer: raw.staffTransfer ?? null,
  cpv: raw.cpv,
  confidence: raw.confidence,
  toConfirm: raw.confidence === 'unverified',
  checkedOn: raw.checkedOn,
  sources: raw.sources.map(source),
  ...(raw.caution ? { caution: frenchTypography(raw.caution) } : {}),
});

/** One item: the whole table; none when the file does not hold. */
export function readLabour(file: SourceFile, faults: ContentFault[]): LabourContent[] {
  const raw = parseYaml(file.path, file.text, LabourFile, faults);
  if (!raw) return [];
  for (const share of raw.shares) checkShare(share, (message) => faults.push({ file: file.path, message: `${share.id} : ${message}` }));
  return [
    {
      shares: raw.shares.map(readShare),
      actions: raw.actions.map((action) => ({ ...action, title: frenchTypography(action.title), says: frenchTypography(action.says) })),
    },
  ];
}

/** What the schema cannot say of a consultation: Luhn keys, days that exist, numbers and identifiers given once. */
import type { TenderLot, TenderPatch } from '#shared/api/tenders.ts';
import { isDay } from '#shared/days.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import { isSiren } from '#shared/siren.ts';

const SIREN = 'Ce numéro SIREN n’existe pas : vérifiez ses neuf chiffres (la clé de contrôle est fausse).';

function dayFaults({ procedure, lots }: TenderPatch): FieldFault[] {
  const days = [
    { path: 'procedure/launchOn', day: procedure?.launchOn },
    ...(lots ?? []).flatMap(({ reservation, hours }, index) => [
      { path: `lots/${index}/reservation/earlierAwardOn`, day: reservation.earlierAwardOn },
      { path: `lots/${index}/hours/on`, day: hours?.on },
    ]),
  ];
  return days.flatMap(({ path, day }) => (day && !isDay(day) ? [{ path, message: `Le ${day} n’existe pas dans le calendrier.` }] : []));
}

/** The second and later rows that give again what must be given once. */
function repeated<T>(rows: readonly T[], keyOf: (row: T) => string | number, path: (index: number) => string, message: (key: string | number) => string) {
  const seen = new Set<string | number>();
  return rows.flatMap((row, index): FieldFault[] => {
    const key = keyOf(row);
    if (seen.has(key)) return [{ path: path(index), message: message(key) }];
    seen.add(key);
    return [];
  });
}

const byId = ({ id }: { id: string }): string => id;
const twice = (id: string | number): string => `L’identifiant « ${id} » est donné deux fois dans cette liste.`;

function lotRowFaults(lot: TenderLot, index: number): FieldFault[] {
  const at = (list: string, field: string) => (row: number) => `lots/${index}/${list}/${row}/${field}`;
  return [
    ...repeated(lot.criteria, byId, at('criteria', 'id'), twice),
    ...repeated(lot.conditions, byId, at('conditions', 'id'), twice),
    ...repeated(lot.labels, byId, at('labels', 'id'), twice),
    ...repeated(
      lot.clauses,
      ({ slug }) => slug,
      at('clauses', 'slug'),
      (slug) => `La clause « ${slug} » est choisie deux fois pour ce lot.`,
    ),
    ...repeated(
      lot.levers,
      ({ lever }) => lever,
      at('levers', 'lever'),
      () => 'Ce levier a déjà une décision pour ce lot.',
    ),
    ...repeated(
      lot.objectives,
      ({ axisId, objectiveId }) => `${axisId} ${objectiveId}`,
      at('objectives', 'objectiveId'),
      () => 'Cet objectif est déjà relié à ce lot.',
    ),
  ];
}

const lotFaults = (lots: readonly TenderLot[]): FieldFault[] => [
  ...repeated(lots, byId, (index) => `lots/${index}/id`, twice),
  ...repeated(
    lots,
    ({ number }) => number,
    (index) => `lots/${index}/number`,
    (number) => `Deux lots portent le numéro ${number}.`,
  ),
  ...lots.flatMap(lotRowFaults),
];

function valueFaults({ value }: TenderPatch): FieldFault[] {
  if (!value || value.minimumCents === null || value.maximumCents === null || value.minimumCents <= value.maximumCents) return [];
  return [{ path: 'value/maximumCents', message: 'Le maximum de l’accord-cadre doit être au moins égal à son minimum.' }];
}

/** The refusal for what a patch would break, or null. */
export function contentFaults(patch: TenderPatch): Refusal | null {
  const fields = [
    ...(patch.buyer && patch.buyer.siren !== '' && !isSiren(patch.buyer.siren) ? [{ path: 'buyer/siren', message: SIREN }] : []),
    ...dayFaults(patch),
    ...valueFaults(patch),
    ...lotFaults(patch.lots ?? []),
    ...repeated(
      patch.overrides ?? [],
      ({ finding }) => finding,
      (index) => `overrides/${index}/finding`,
      () => 'Ce constat est déjà écarté.',
    ),
  ];
  return fields.length === 0 ? null : refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields });
}

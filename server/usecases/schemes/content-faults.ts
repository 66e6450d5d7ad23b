/** What the schema cannot say of a scheme: Luhn keys, days that exist, periods in order. */
import type { SchemePatch } from '#shared/api/schemes.ts';
import { isDay } from '#shared/days.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import { isSiren } from '#shared/siren.ts';

const SIREN = 'Ce numéro SIREN n’existe pas : vérifiez ses neuf chiffres (la clé de contrôle est fausse).';

function sirenFaults({ organisation, legal }: SchemePatch): FieldFault[] {
  const faults: FieldFault[] = [];
  if (organisation && organisation.siren !== '' && !isSiren(organisation.siren)) faults.push({ path: 'organisation/siren', message: SIREN });
  legal?.buyers.forEach((buyer, index) => {
    if (buyer.siren !== '' && !isSiren(buyer.siren)) faults.push({ path: `legal/buyers/${index}/siren`, message: SIREN });
  });
  return faults;
}

function dayFaults({ period, consultation, followUp }: SchemePatch): FieldFault[] {
  const days = [
    ...(period
      ? [
          { path: 'period/from', day: period.from },
          { path: 'period/to', day: period.to },
          { path: 'period/adoptedOn', day: period.adoptedOn },
        ]
      : []),
    ...(consultation ?? []).map(({ on }, index) => ({ path: `consultation/${index}/on`, day: on })),
    ...(followUp?.calendar ?? []).map(({ on }, index) => ({ path: `followUp/calendar/${index}/on`, day: on })),
  ];
  return days.flatMap(({ path, day }) => (day !== null && !isDay(day) ? [{ path, message: `Le ${day} n’existe pas dans le calendrier.` }] : []));
}

function orderFaults({ period }: SchemePatch): FieldFault[] {
  if (!period?.from || !period.to || period.from < period.to) return [];
  return [{ path: 'period/to', message: 'Le schéma doit finir après avoir commencé.' }];
}

/** The refusal for what a patch would break, or null. */
export function contentFaults(patch: SchemePatch): Refusal | null {
  const fields = [...sirenFaults(patch), ...dayFaults(patch), ...orderFaults(patch)];
  return fields.length === 0 ? null : refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields });
}

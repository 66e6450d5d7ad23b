import { hasCondition, isConcession, isEnvironmental, isReserved, isSocial, nameOf } from './helpers.ts';
import type { Hit, Rule } from './rule.ts';

const NO_SOCIAL = 'Pas de considération sociale';
const NO_ENVIRONMENT = 'Pas de considération environnementale';

function compared(declared: readonly string[] | null, expected: readonly string[], none: string, name: string, path: string): Hit[] {
  if (declared === null) return [];
  const missing = expected.filter((value) => !declared.includes(value));
  if (declared.includes(none) && (expected.length > 0 || declared.length > 1))
    return [{ message: `${name} : les données essentielles disent « ${none} », le dossier dit le contraire.`, path, matched: none }];
  return missing.length > 0 ? [{ message: `${name} : il manque « ${missing.join(' », « ')} » dans les données essentielles.`, path }] : [];
}

export const L57: Rule = {
  id: 'L57',
  title: 'Données essentielles incohérentes avec le dossier',
  severity: 'attention',
  confidence: 'confirmed',
  references: ['ccp-r2196-1', 'arrete-decp-2022'],
  explanation:
    'Les considérations sociales et environnementales sont des données obligatoires, d’où sortent les indicateurs du schéma et les statistiques nationales.',
  proposal: 'Déclarer chaque clause, critère et réservation du dossier.',
  lot: (lot, context) => {
    const name = nameOf(lot, context.tender);
    const reservation = isConcession(context.tender) ? 'Concession réservée' : 'Marché réservé';
    const social = [
      ...(hasCondition(lot, 'social', context) ? ['Clause sociale'] : []),
      ...(lot.criteria.some(isSocial) ? ['Critère social'] : []),
      ...(isReserved(lot) ? [reservation] : []),
    ];
    const environment = [
      ...(hasCondition(lot, 'environmental', context) ? ['Clause environnementale'] : []),
      ...(lot.criteria.some(isEnvironmental) ? ['Critère environnemental'] : []),
    ];
    return [
      ...compared(lot.decp.social, social, NO_SOCIAL, name, 'decp/social'),
      ...compared(lot.decp.environment, environment, NO_ENVIRONMENT, name, 'decp/environment'),
    ];
  },
};

import type { SchemeIndicator } from '../api/schemes.ts';
import type { Hit, Rule } from './rule.ts';

const TARGETS = [
  { code: 'C7a', whom: 'les entreprises solidaires d’utilité sociale (ESUS)' },
  { code: 'C7b', whom: 'les entreprises qui emploient des publics défavorisés ou vulnérables' },
] as const;
const figured = ({ targets }: SchemeIndicator): boolean => targets.some(({ value }) => value !== null);

export const L50: Rule = {
  id: 'L50',
  title: 'Cibles du schéma absentes ou confondues',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2111-3'],
  explanation:
    'Le schéma fixe deux objectifs cibles séparés : achats auprès d’entreprises solidaires agréées, et achats auprès d’entreprises employant des publics défavorisés ou vulnérables.',
  proposal: 'Créer un indicateur et une cible chiffrée pour chacune.',
  scheme: ({ indicators }) =>
    TARGETS.flatMap(({ code, whom }): Hit[] => {
      const claims = indicators.filter(({ legal }) => legal.includes(code));
      const own = claims.filter(({ legal }) => !(legal.includes('C7a') && legal.includes('C7b')));
      if (claims.length === 0) return [{ message: `Aucune cible pour ${whom}.`, path: `indicators#${code}` }];
      if (own.length === 0) return [{ message: `Une seule cible porte les deux objectifs ; il en faut une pour ${whom}.`, path: `indicators#${code}` }];
      return own.some(figured) ? [] : [{ message: `La cible pour ${whom} n’est pas chiffrée.`, path: `indicators#${code}` }];
    }),
};

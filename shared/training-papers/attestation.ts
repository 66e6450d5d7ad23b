/** A certificate on one page: who, what, when, and how anybody checks it. */
import type { Certificate } from '../api/training.ts';
import { formatDay } from '../format.ts';
import { callout, cell, column, paragraph, section } from '../scheme/document/helpers.ts';
import { type Paper, typeset } from '../tender-papers/paper.ts';

/** « 4 h 30 » */
export const writtenDuration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
};

/** @param address of the page that checks it, with its code; null on one desk, which nobody else can reach */
export const attestationPaper = ({ code, title, holder, organisation, modules, minutes, succeededOn, issuedOn }: Certificate, address: string | null): Paper =>
  typeset({
    title: 'Attestation de formation',
    lead: title,
    footer: `Attestation ${code}`,
    nodes: [
      paragraph(`${organisation || 'L’organisation'} atteste que`),
      section('titulaire', holder, 2, false),
      paragraph(`a réussi ${modules.length > 1 ? `les ${modules.length} modules` : 'le module'} ci-dessous, évaluation comprise.`),
      {
        kind: 'table',
        caption: '',
        columns: [column('Module', 58), column('Durée', 16, 'right'), column('Réussi le', 26)],
        rows: modules.map((module) => [cell(module.title), cell(writtenDuration(module.minutes)), cell(formatDay(module.passedOn))]),
      },
      paragraph(`Durée totale : ${writtenDuration(minutes)}. Dernière réussite : ${formatDay(succeededOn)}. Délivrée le ${formatDay(issuedOn)}.`),
      callout(
        'info',
        `Code de vérification : ${code}`,
        ...(address === null
          ? ['Code vérifiable sur ce poste, page Attestation.']
          : ['Chacun peut vérifier cette attestation, sans compte, à l’adresse :', address]),
        'La page dit si elle est valide ou retirée, et rien d’autre.',
      ),
      paragraph('Pour l’organisation, nom, qualité et signature :'),
    ],
  });

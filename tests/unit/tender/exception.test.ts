import { describe, expect, it } from 'vitest';
import type { TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { exceptionReason } from '../../../shared/tender/exception.ts';
import { present } from '../../support/content.ts';
import { AFTER, lawOn, soundTender, unknownReferences } from './support.ts';

const WRITTEN =
  'Le lot porte sur la livraison de 12 automates posés en 3 jours par le fabricant. Deux facilitateurs consultés en octobre 2026 n’ont trouvé ' +
  'aucune tâche accessible. Un lot réservé, l’apprentissage et une action d’égalité ont été examinés : aucun ne se rattache à la fourniture d’un produit fini.';

function reasonOf(more: Partial<TenderLot>, change: (tender: TenderContent) => TenderContent = (tender) => tender, on = AFTER) {
  const tender = change(soundTender({ lot: { exception: 'no-sufficient-link', circumstances: WRITTEN, ...more } }));
  return exceptionReason(tender, present(tender.lots[0]), lawOn(on));
}
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const read = (reason: ReturnType<typeof reasonOf>): string => plain(blocksText(present(reason).blocks));

describe('the written exception', () => {
  it('holds the case, the facts, the value and where it is kept', () => {
    const reason = present(reasonOf({}));
    expect(reason).toMatchObject({ complete: true, missing: [], confidence: 'single-source' });
    const written = read(reason);
    expect(written).toContain('article L. 2112-2-1, II, 2°');
    expect(written).toContain('12 automates');
    expect(written).toContain('400 000 € HT');
    expect(written).toContain('rapport de présentation de la procédure et aux documents conservés, pendant 5 ans au moins');
    expect(written).toContain('La condition d’exécution et le critère relatifs à l’environnement restent dus');
    expect(reason.references).toEqual(expect.arrayContaining(['ccp-l2112-2-1', 'ccp-l2184-1', 'ccp-r2184-1']));
    expect(unknownReferences(reason.references)).toEqual([]);
  });

  it('numbers the cases of a concession as its own article does, and keeps them otherwise', () => {
    const written = read(reasonOf({}, (tender) => ({ ...tender, need: { ...tender.need, form: 'concession' } })));
    expect(written).toContain('article L. 3114-2-1, II, 1°');
    expect(written).toContain('L’autorité concédante consigne ce motif');
    expect(written).not.toContain('rapport de présentation');
  });

  it('an entité adjudicatrice keeps it by its own means', () => {
    expect(read(reasonOf({}, (tender) => ({ ...tender, buyer: { ...tender.buyer, kind: 'contracting-entity' } })))).toContain(
      'L’entité adjudicatrice garde la trace',
    );
  });

  it('before 21 August 2026 it is information only', () => {
    expect(read(reasonOf({}, (tender) => tender, '2026-08-20'))).toContain('à titre d’information');
    expect(read(reasonOf({}, (tender) => tender, '2026-08-20'))).toContain('qui ne s’applique pas encore au 20 août 2026, demandera');
    expect(read(reasonOf({}, (tender) => tender, '2026-08-21'))).not.toContain('à titre d’information');
  });

  it('is null for a lot that claims none', () => {
    expect(reasonOf({ exception: null })).toBeNull();
  });
});

describe('an empty or general text is refused, with what it lacks', () => {
  const missing = (more: Partial<TenderLot>) => plain(present(reasonOf(more)).missing.join(' | '));

  it('nothing written', () => {
    expect(missing({ circumstances: '  ' })).toBe('les circonstances : rien n’est écrit');
    expect(read(reasonOf({ circumstances: '' }))).toContain('À compléter avant signature');
  });

  it('« pas pertinent » has no fact, no study, no other condition', () => {
    const lacks = missing({ circumstances: 'Clause non pertinente pour ce marché.' });
    expect(lacks).toContain('des faits propres à ce lot');
    expect(lacks).toContain('les solutions étudiées');
    expect(lacks).toContain('pourquoi aucune autre condition sociale ne convient');
  });

  it('facts without the study, or the study without other conditions', () => {
    const facts =
      'Le lot porte sur la livraison de 12 automates fabriqués en Espagne, posés en 3 jours par les seuls techniciens du fabricant, sans aucune autre tâche dans le bâtiment.';
    expect(missing({ circumstances: facts })).toContain('les solutions étudiées');
    expect(missing({ circumstances: `${facts} Un facilitateur a été consulté.` })).toBe(
      'pourquoi aucune autre condition sociale ne convient : apprentissage, égalité, handicap, conditions de travail',
    );
  });

  it('each case asks for its own proof', () => {
    const study =
      'Deux solutions ont été examinées le 3 octobre 2026 avec la direction des achats ; ni l’apprentissage ni un stage ne conviennent à une remise aussi rapide de la chose voulue.';
    expect(missing({ exception: 'immediate-solution', circumstances: study })).toContain('la solution déjà disponible');
    expect(missing({ exception: 'immediate-solution', circumstances: `${study} Elle est au catalogue.` })).toBe('');
    expect(missing({ exception: 'competition-or-difficulty', circumstances: study })).toContain('combien d’entreprises');
    expect(missing({ exception: 'no-sufficient-link', circumstances: study })).toContain('l’objet du lot');
  });

  it('short works are closed to services, and to works of six months', () => {
    expect(missing({ exception: 'short-works' })).toContain('un motif ouvert à ce lot (ouvert aux seuls travaux)');
    const works = (months: number) =>
      present(
        reasonOf({ exception: 'short-works', durationMonths: months, amountCents: 600_000_000 }, (tender) => ({
          ...tender,
          need: { ...tender.need, nature: 'works' },
        })),
      );
    expect(plain(works(6).missing.join())).toContain('le motif suppose moins de 6 mois');
    expect(works(5).complete).toBe(true);
  });

  it('short works rest on their duration: neither a study nor another condition is asked', () => {
    const facts =
      'Reprise de deux murs de soutènement, 42 mètres en tout, exécutée par une équipe de quatre personnes selon le planning du maître d’œuvre, du 3 mars au 30 juin 2027, soit quatre mois sans reconduction.';
    const works = (exception: TenderLot['exception']) =>
      reasonOf({ exception, circumstances: facts, durationMonths: 4, amountCents: 600_000_000 }, (tender) => ({
        ...tender,
        need: { ...tender.need, nature: 'works' },
      }));
    expect(present(works('short-works')).missing).toEqual([]);
    expect(plain(present(works('competition-or-difficulty')).missing.join())).toContain('les solutions étudiées');
  });
});

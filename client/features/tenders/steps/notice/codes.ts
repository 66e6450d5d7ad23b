/**
 * The notice of each lot: the fields to copy with their codes and French labels, the essential data to declare, what is
 * still wrong, and the values a person may type instead of what follows from the consultation.
 * Here, the closed lists with their labels, and typed values put in or given back. A code without a label does not compile.
 * `null`, or an empty list or text, means « nothing typed »: the computed value shows.
 */
import type { NoticeField } from '#shared/api/notice.ts';
import type { TenderLot } from '#shared/api/tenders.ts';

type Notice = TenderLot['notice'];
type Decp = TenderLot['decp'];
type Code<F extends keyof Notice> = NonNullable<Notice[F]> extends readonly (infer C extends string)[] ? C : NonNullable<Notice[F]> & string;

export const BT06_LABELS: Record<Code<'bt06'>, string> = {
  'env-imp': 'Réduction des impacts environnementaux',
  'soc-obj': 'Atteinte d’objectifs sociaux',
  'inn-pur': 'Achat innovant',
  none: 'Pas d’achat stratégique',
};
export const BT71_LABELS: Record<Code<'bt71'>, string> = {
  'res-ws': 'Réservé aux ateliers protégés et aux entreprises qui visent l’insertion de personnes handicapées ou défavorisées',
  'res-pub-ser': 'Réservé aux organisations à mission de service public (économie sociale et solidaire)',
  none: 'Pas de participation réservée',
};
export const BT736_LABELS: Record<Code<'bt736'>, string> = {
  yes: 'Oui, exécution réservée à des emplois protégés',
  no: 'Non',
  'not-known': 'Pas encore connu',
};
export const BT754_LABELS: Record<Code<'bt754'>, string> = {
  inc: 'Critères d’accessibilité inclus',
  'n-inc': 'Pas de critère\u202f: rien n’est utilisé par des personnes',
  'n-inc-just': 'Pas de critère, avec une justification',
};
export const BT774_LABELS: Record<Code<'bt774'>, string> = {
  'biodiv-eco': 'Biodiversité et écosystèmes',
  'circ-econ': 'Économie circulaire',
  'clim-adapt': 'Adaptation au changement climatique',
  'clim-mitig': 'Atténuation du changement climatique',
  'pollu-prev': 'Prévention de la pollution',
  'water-mar': 'Eau et milieux marins',
  other: 'Autre',
};
export const BT775_LABELS: Record<Code<'bt775'>, string> = {
  'acc-all': 'Accessibilité pour tous',
  'et-eq': 'Égalité ethnique',
  'gen-eq': 'Égalité entre les femmes et les hommes',
  'hum-right': 'Droits humains dans la chaîne d’approvisionnement',
  opp: 'Emploi de personnes qui en sont éloignées',
  'work-cond': 'Conditions de travail équitables',
  other: 'Autre',
};

type Social = NonNullable<Decp['social']>[number];
type Environment = NonNullable<Decp['environment']>[number];
/** Declared as they are written: the label is the value. */
export const DECP_SOCIAL_LABELS: Record<Social, string> = {
  'Clause sociale': 'Clause sociale',
  'Critère social': 'Critère social',
  'Marché réservé': 'Marché réservé',
  'Concession réservée': 'Concession réservée',
  'Pas de considération sociale': 'Pas de considération sociale',
};
export const DECP_ENVIRONMENT_LABELS: Record<Environment, string> = {
  'Clause environnementale': 'Clause environnementale',
  'Critère environnemental': 'Critère environnemental',
  'Pas de considération environnementale': 'Pas de considération environnementale',
};

/** Fields a person may type, by their eForms number. */
export type EditableField = 'bt06' | 'bt71' | 'bt736' | 'bt754' | 'bt755' | 'bt774' | 'bt775' | 'bt777' | 'bt70';
const FIELD_OF: Partial<Record<NoticeField, EditableField>> = {
  'BT-06': 'bt06',
  'BT-71': 'bt71',
  'BT-736': 'bt736',
  'BT-754': 'bt754',
  'BT-755': 'bt755',
  'BT-774': 'bt774',
  'BT-775': 'bt775',
  'BT-777': 'bt777',
  'BT-70': 'bt70',
};
export const editableOf = (field: NoticeField): EditableField | null => FIELD_OF[field] ?? null;

/** Whether the person typed this field. */
export function isTyped(notice: Notice, field: EditableField): boolean {
  const value = notice[field];
  return value !== null && value.length > 0;
}

const NOTHING: Pick<Notice, EditableField> = { bt06: null, bt71: null, bt736: null, bt754: null, bt755: '', bt774: [], bt775: [], bt777: '', bt70: '' };

/** The lot with one field of its notice typed; null gives it back to what is computed. */
export const withNotice = <F extends EditableField>(lot: TenderLot, field: F, value: Notice[F] | null): TenderLot => ({
  ...lot,
  notice: { ...lot.notice, [field]: value ?? NOTHING[field] },
});

/** The lot with its essential data typed; null gives them back to what is computed. */
export const withDecp = <F extends keyof Decp>(lot: TenderLot, field: F, value: Decp[F]): TenderLot => ({ ...lot, decp: { ...lot.decp, [field]: value } });

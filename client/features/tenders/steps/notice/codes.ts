/**
 * The notice of each lot: the fields to copy with their codes and French labels, the essential data to declare, what is
 * still wrong, and the values a person may type instead of what follows from the consultation.
 * Here, what one may type, and typed values put in or given back.
 * `null`, or an empty list or text, means « nothing typed »: the computed value shows.
 */
import type { NoticeField } from '#shared/api/notice.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { optionsOf } from '../../../../labels.ts';

type Notice = TenderLot['notice'];
type Decp = TenderLot['decp'];
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

/** What shows before anything is typed: the computed codes, so that one starts from them. */
export const startFrom = <C extends string>(labels: Record<C, string>, computed: readonly string[]): C[] =>
  optionsOf(labels)
    .map(({ value }) => value)
    .filter((value) => computed.includes(value));

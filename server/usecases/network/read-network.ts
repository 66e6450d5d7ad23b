/** The register with its coverage, as a page, as a table, as figures for the scheme. */
import type { Contact, Coverage, Department, Network, NetworkFigureList } from '#shared/api/network.ts';
import { type Day, dayBefore } from '#shared/days.ts';
import type { Refusal } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import { coverageOf, pathEnds } from '#shared/network/coverage.ts';
import { networkFigures } from '#shared/network/figures.ts';
import { CONTACT_LABELS } from '#shared/network/labels.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';

type Register = { departments: Department[]; contacts: Contact[]; ends: Map<string, Day>; coverage: Coverage };

async function readRegister({ read, content, clock }: Context, organisationId: string): Promise<Register> {
  const path = content.trainingModules.filter(({ kind }) => kind === 'path').map(({ id }) => id);
  const [departments, contacts, successes] = await Promise.all([
    read.network.departments(organisationId),
    read.network.contacts(organisationId),
    read.network.successes(organisationId, path),
  ]);
  const ends = pathEnds(successes, path);
  return {
    departments: departments.sort(byName),
    contacts: contacts.sort(byName),
    ends,
    coverage: coverageOf(departments, contacts, new Set(ends.keys()), clock.today()),
  };
}

export async function readNetwork(context: Context, actor: Actor): Promise<Network | Refusal> {
  const refusal = denied(actor, 'network:read');
  if (refusal) return refusal;
  const { departments, contacts, coverage } = await readRegister(context, actor.organisationId);
  return { departments, contacts, coverage };
}

const HEADER = [
  'Rôle',
  'Nom',
  'Direction',
  'Structure',
  'Fonction',
  'Territoire',
  'Courriel',
  'Téléphone',
  'Désigné le',
  'Dernier jour',
  'Jours par mois',
  'Parcours terminé le',
  'Remarques',
];

/** The register as a table for a spreadsheet, by name. */
export async function exportContacts(context: Context, actor: Actor): Promise<CsvFile | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  const { departments, contacts, ends } = await readRegister(context, actor.organisationId);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const lines = contacts.map((contact) => [
    CONTACT_LABELS[contact.kind],
    contact.name,
    names.get(contact.departmentId ?? '') ?? '',
    contact.structure,
    contact.position,
    contact.territory,
    contact.email,
    contact.phone,
    contact.from ?? '',
    contact.until ? dayBefore(contact.until) : '',
    contact.daysPerMonth ?? '',
    ends.get(contact.personId ?? '') ?? '',
    contact.notes,
  ]);
  return csvFile('reseau.csv', [HEADER, ...lines]);
}

/** What the register and the training give to a scheme's indicators today. */
export async function readFigures(context: Context, actor: Actor): Promise<NetworkFigureList | Refusal> {
  const refusal = denied(actor, 'network:read');
  if (refusal) return refusal;
  const { contacts, coverage, ends } = await readRegister(context, actor.organisationId);
  const people = await context.read.people.open(actor.organisationId);
  const titles = new Map(context.content.catalogue.indicators.map(({ id, title }) => [id, title]));
  const items = networkFigures({ coverage, contacts, people, ends }, context.clock.today()).map((figure) => ({
    ...figure,
    title: titles.get(figure.indicator) ?? figure.indicator,
  }));
  return { items, total: items.length };
}

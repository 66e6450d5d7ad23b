/** Commands about organisations and people: what nobody can do from the page when nobody can come in. */
import { randomUUID } from 'node:crypto';
import { seedOrganisation } from '../../db/seed.ts';
import { LIMITS } from '#shared/limits.ts';
import { repositoriesOn } from '../repositories/index.ts';
import type { PersonRow } from '../repositories/people.ts';
import { audit, SERVER_PERSON } from '../usecases/audit.ts';
import { firstAdministratorLink } from '../usecases/links/first-administrator.ts';
import { recoverPerson } from '../usecases/people/recover-person.ts';
import { type Command, say, Stopped, textOption } from './command.ts';
import { dateOf } from './facts.ts';
import { accepted, withContext } from './opened.ts';

export const organisationList: Command = {
  name: 'organisation list',
  usage: '',
  summary: 'Les organisations de ce serveur, et leurs identifiants.',
  words: [0, 0],
  options: [],
  run: ({ config }) =>
    withContext(config, async ({ context: { read } }) => {
      for (const { id, name } of await read.organisations.all()) {
        const { people, schemes, tenders } = await read.service.counts(id);
        say(`${id}  ${name}  (personnes : ${people}, schémas : ${schemes}, consultations : ${tenders})`);
      }
    }),
};

export const organisationAdd: Command = {
  name: 'organisation add',
  usage: '<nom>',
  summary: 'Ajoute une organisation, à part des autres, et donne le lien de son premier administrateur.',
  words: [1, 1],
  options: [],
  run: async ({ config, words }) => {
    const name = (words[0] ?? '').trim();
    if (config.mode !== 'served')
      throw new Stopped('Plusieurs organisations demandent le mode servi : donnez les variables du serveur (CLAUSIER_MODE=server, CLAUSIER_SECRET…).');
    if (name === '' || name.length > LIMITS.title) throw new Stopped(`Le nom compte de 1 à ${LIMITS.title} caractères.`, 2);
    await withContext(config, async ({ context }) => {
      const id = context.newId();
      await context.write(async (connection) => {
        await seedOrganisation(connection, id, name, context.clock.now(), randomUUID());
        await audit(context, { organisationId: id, personId: SERVER_PERSON }, repositoriesOn(connection), 'organisation.created', id);
      });
      say(`« ${name} » est ajoutée : ${id}`);
      const link = await firstAdministratorLink(context, id);
      if (link !== null) say(`Lien de son premier administrateur (une seule fois, ${LIMITS.firstAdministratorHours} heures) :`, link);
    });
  },
};

/** The one account of this e-mail, in that organisation when it is said. */
function theOne(people: readonly PersonRow[], email: string, organisationId: string | undefined): PersonRow {
  const found = organisationId === undefined ? people : people.filter((person) => person.organisationId === organisationId);
  const [person, ...others] = found;
  if (!person) throw new Stopped(`Personne n’a l’adresse ${email}${organisationId === undefined ? '' : ` dans l’organisation ${organisationId}`}.`);
  if (others.length > 0)
    throw new Stopped(`Cette adresse existe dans plusieurs organisations : ajoutez --organisation (${found.map((one) => one.organisationId).join(', ')}).`, 2);
  return person;
}

export const personLink: Command = {
  name: 'person link',
  usage: '<adresse> [--organisation <id>] [--sans-second-facteur]',
  summary: 'Donne un lien à qui ne peut plus entrer ; --sans-second-facteur retire aussi le sien.',
  words: [1, 1],
  options: ['organisation', 'sans-second-facteur'],
  run: async ({ config, words, options }) => {
    const email = (words[0] ?? '').trim().toLowerCase();
    if (config.mode !== 'served')
      throw new Stopped(
        'Les comptes existent quand Clausier sert une organisation : donnez les variables du serveur (CLAUSIER_MODE=server, CLAUSIER_SECRET…).',
      );
    await withContext(config, async ({ context }) => {
      const { organisationId, id } = theOne(await context.read.people.byEmail(email), email, textOption(options.organisation));
      const { url, expiresAt } = accepted(
        await recoverPerson(context, { organisationId, personId: id, secondFactor: options['sans-second-facteur'] !== true }),
      );
      say(`Lien à remettre à cette personne (une seule fois, jusqu’au ${dateOf(expiresAt)}) :`, url);
    });
  },
};

import type { PersonExport } from '#shared/api/personal-data.ts';
import { printedCode } from '#shared/training/certificate-code.ts';
import type { Repositories } from '../../repositories/index.ts';

/** What somebody learnt, practised and was given, and where the network names them. */
export async function trainingOf(
  { trainingData, practice, certificates }: Repositories,
  organisationId: string,
  id: string,
): Promise<PersonExport['training']> {
  const given = await certificates.ofPerson(organisationId, id);
  const contacts = await trainingData.contacts(organisationId, id);
  return {
    attempts: await trainingData.attempts(organisationId, id),
    reviews: await trainingData.reviews(organisationId, id),
    readings: await trainingData.readings(organisationId, id),
    exercises: await practice.done(organisationId, id),
    practice: await trainingData.practice(organisationId, id),
    certificates: given.map(({ code, content, issuedOn, withdrawnOn }) => ({ ...content, code: printedCode(code), issuedOn, withdrawnOn })),
    cohorts: await trainingData.cohorts(organisationId, id),
    rooms: await trainingData.rooms(organisationId, id),
    questionReviews: await trainingData.questionReviews(organisationId, id),
    contacts: contacts.map(({ kind, content }) => ({ kind, ...content })),
  };
}

/**
 * Repositories: the only place with SQL. All are async and return domain types; reading ones sit on the reading
 * connection, writing ones on that of the unit of work. They are made once a connection, and keep its prepared queries.
 */
import type { Connection } from '../../db/open.ts';
import { makeAuditRepository } from './audit.ts';
import { makeClauseCommentRepository } from './clause-comments.ts';
import { makeClauseUseRepository } from './clause-use.ts';
import { makeCohortRepository } from './cohorts.ts';
import { makeCertificateRepository } from './certificates.ts';
import { makeConsultedRepository } from './consulted.ts';
import { makeDecisionRepository } from './decisions.ts';
import { makeFigureImportRepository } from './figure-imports.ts';
import { makeFigureSettingsRepository } from './figure-settings.ts';
import { makeFigureStampRepository } from './figure-stamp.ts';
import { makeFileRepository } from './files.ts';
import { makeHousekeepingRepository } from './housekeeping.ts';
import { makeLabourShareRepository } from './labour-shares.ts';
import { makeLinkRepository } from './links.ts';
import { makeMeasureRepository } from './measures.ts';
import { makeNetworkRepository } from './network.ts';
import { makeOrganisationClausesRepository } from './organisation-clauses.ts';
import { makeOrganisationFileRepository } from './organisation-file.ts';
import { makeOrganisationFiguresRepository } from './organisation-figures.ts';
import { makeOrganisationParticipationsRepository } from './organisation-participations.ts';
import { makeOrganisationTogetherRepository } from './organisation-together.ts';
import { makeOrganisationTrainingRepository } from './organisation-training.ts';
import { makeOrganisationRepository } from './organisations.ts';
import { makePackRepository } from './packs.ts';
import { makePersonRepository } from './people.ts';
import { makeParticipationCommentRepository } from './participation-comments.ts';
import { makeParticipationRepository } from './participations.ts';
import { makePersonalDataRepository } from './personal-data.ts';
import { makePracticeRepository } from './practice.ts';
import { makeOwnClauseSearch } from './own-clause-search.ts';
import { makeOwnClauseRepository } from './own-clauses.ts';
import { makeOwnModuleRepository } from './own-modules.ts';
import { makePublicationRepository } from './publications.ts';
import { makeReviewRepository } from './reviews.ts';
import { makeRoomRepository } from './rooms.ts';
import { makeRoundRepository } from './rounds.ts';
import { makeSchemeSaveRepository } from './scheme-saves.ts';
import { makeSchemeRepository } from './schemes.ts';
import { makeServiceRepository } from './service.ts';
import { makeSessionRepository } from './sessions.ts';
import { makeSharingRepository } from './sharing.ts';
import { makeTeamRepository } from './teams.ts';
import { makeTenderDocumentRepository } from './tender-documents.ts';
import { makeTenderRepository } from './tenders.ts';
import { makeTogetherRepository } from './together.ts';
import { makeTrainingDataRepository } from './training-data.ts';
import { makeTrainingRepository } from './training.ts';
import { makeWatchRepository } from './watch.ts';

const makeRepositories = (connection: Connection) => ({
  schemes: makeSchemeRepository(connection),
  together: makeTogetherRepository(connection),
  watch: makeWatchRepository(connection),
  packs: makePackRepository(connection),
  tenders: makeTenderRepository(connection),
  clauseUse: makeClauseUseRepository(connection),
  tenderDocuments: makeTenderDocumentRepository(connection),
  labourShares: makeLabourShareRepository(connection),
  figureImports: makeFigureImportRepository(connection),
  figureSettings: makeFigureSettingsRepository(connection),
  figureStamp: makeFigureStampRepository(connection),
  decisions: makeDecisionRepository(connection),
  measures: makeMeasureRepository(connection),
  files: makeFileRepository(connection),
  network: makeNetworkRepository(connection),
  reviews: makeReviewRepository(connection),
  rounds: makeRoundRepository(connection),
  consulted: makeConsultedRepository(connection),
  publications: makePublicationRepository(connection),
  participations: makeParticipationRepository(connection),
  participationComments: makeParticipationCommentRepository(connection),
  schemeSaves: makeSchemeSaveRepository(connection),
  rooms: makeRoomRepository(connection),
  ownModules: makeOwnModuleRepository(connection),
  ownClauses: makeOwnClauseRepository(connection),
  ownClauseSearch: makeOwnClauseSearch(connection),
  clauseComments: makeClauseCommentRepository(connection),
  organisations: makeOrganisationRepository(connection),
  organisationFile: makeOrganisationFileRepository(connection),
  people: makePersonRepository(connection),
  personalData: makePersonalDataRepository(connection),
  teams: makeTeamRepository(connection),
  sharing: makeSharingRepository(connection),
  links: makeLinkRepository(connection),
  service: makeServiceRepository(connection),
  housekeeping: makeHousekeepingRepository(connection),
  sessions: makeSessionRepository(connection),
  training: makeTrainingRepository(connection),
  cohorts: makeCohortRepository(connection),
  practice: makePracticeRepository(connection),
  certificates: makeCertificateRepository(connection),
  trainingData: makeTrainingDataRepository(connection),
  organisationFigures: makeOrganisationFiguresRepository(connection),
  organisationClauses: makeOrganisationClausesRepository(connection),
  organisationParticipations: makeOrganisationParticipationsRepository(connection),
  organisationTogether: makeOrganisationTogetherRepository(connection),
  organisationTraining: makeOrganisationTrainingRepository(connection),
  audit: makeAuditRepository(connection),
});
export type Repositories = ReturnType<typeof makeRepositories>;

const made = new WeakMap<Connection, Repositories>();

/** Those of a connection: the same ones each time. */
export function repositoriesOn(connection: Connection): Repositories {
  const known = made.get(connection) ?? makeRepositories(connection);
  made.set(connection, known);
  return known;
}

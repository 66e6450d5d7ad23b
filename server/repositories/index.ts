/**
 * Repositories: the only place with SQL. All are async and return domain types; reading ones sit on the reading
 * connection, writing ones are made for each unit of work on the writing connection.
 */
import type { Connection } from '../../db/open.ts';
import { makeAuditRepository } from './audit.ts';
import { makeCohortRepository } from './cohorts.ts';
import { makeCertificateRepository } from './certificates.ts';
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
import { makeOrganisationFileRepository } from './organisation-file.ts';
import { makeOrganisationFiguresRepository } from './organisation-figures.ts';
import { makeOrganisationTrainingRepository } from './organisation-training.ts';
import { makeOrganisationRepository } from './organisations.ts';
import { makePersonRepository } from './people.ts';
import { makePersonalDataRepository } from './personal-data.ts';
import { makePracticeRepository } from './practice.ts';
import { makeOwnModuleRepository } from './own-modules.ts';
import { makeReviewRepository } from './reviews.ts';
import { makeRoomRepository } from './rooms.ts';
import { makeSchemeRepository } from './schemes.ts';
import { makeServiceRepository } from './service.ts';
import { makeSessionRepository } from './sessions.ts';
import { makeSharingRepository } from './sharing.ts';
import { makeTeamRepository } from './teams.ts';
import { makeTenderDocumentRepository } from './tender-documents.ts';
import { makeTenderRepository } from './tenders.ts';
import { makeTrainingDataRepository } from './training-data.ts';
import { makeTrainingRepository } from './training.ts';

export const makeRepositories = (connection: Connection) => ({
  schemes: makeSchemeRepository(connection),
  tenders: makeTenderRepository(connection),
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
  rooms: makeRoomRepository(connection),
  ownModules: makeOwnModuleRepository(connection),
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
  organisationTraining: makeOrganisationTrainingRepository(connection),
  audit: makeAuditRepository(connection),
});
export type Repositories = ReturnType<typeof makeRepositories>;

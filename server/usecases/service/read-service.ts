import type { ServiceState } from '#shared/api/service.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { diskOf } from './disk.ts';
import { warningsOf } from './warnings.ts';

async function backupsOf({ backups }: Context): Promise<ServiceState['backups']> {
  const { folder, everyHours } = backups;
  const failure = backups.failure();
  return {
    folder,
    everyHours,
    nextAt: await backups.nextAt(),
    failure: failure === null ? null : frenchTypography(failure),
    // A folder that cannot be read holds none that could be used.
    items: await backups.list().catch(() => []),
  };
}

/** The state of the server; what is counted is the caller's organisation. */
export async function readService(context: Context, actor: Actor): Promise<ServiceState | Refusal> {
  const refusal = denied(actor, 'service:read');
  if (refusal) return refusal;
  const { service, content, identity, read } = context;
  const storage = await read.service.storage();
  const seen = {
    mode: service.mode,
    database: { engine: service.engine, bytes: storage.bytes, integrity: service.integrity, checkedAt: service.startedAt },
    disk: await diskOf(service.dataFolder),
    backups: await backupsOf(context),
  };
  const late = await context.backups.late();
  const bare = await read.service.administratorsWithoutSecondFactor(actor.organisationId);
  return {
    ...seen,
    version: service.version,
    contentVersion: content.version,
    schemaVersion: storage.schemaVersion,
    node: process.version,
    startedAt: service.startedAt,
    memoryBytes: process.memoryUsage.rss(),
    counts: await read.service.counts(actor.organisationId),
    sso: identity.sso ? { label: identity.sso.label, issuer: identity.sso.issuer } : null,
    mail: identity.mailer !== null,
    auditMonths: service.auditMonths,
    warnings: warningsOf({ ...seen, late, administratorsWithoutSecondFactor: bare }).map(frenchTypography),
  };
}

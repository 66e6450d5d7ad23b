/** Reads about sharing. Their keys stand apart from those of the documents, which every save refreshes. */
import { queryOptions } from '@tanstack/react-query';
import type { Directory } from '#shared/api/people.ts';
import type { SharedEntity, Sharing } from '#shared/api/sharing.ts';
import { request } from '../../api.ts';

export const sharingPath = (entity: SharedEntity, id: string): string => `/api/${entity}s/${encodeURIComponent(id)}/sharing`;

export const sharingQuery = (entity: SharedEntity, id: string) =>
  queryOptions({ queryKey: ['sharing', entity, id], queryFn: ({ signal }) => request<Sharing>(sharingPath(entity, id), { signal }) });

export const directoryQuery = queryOptions({ queryKey: ['directory'], queryFn: ({ signal }) => request<Directory>('/api/directory', { signal }) });

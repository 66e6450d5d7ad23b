import type { Refusal } from '#shared/errors.ts';
import type { Parts } from '../ooxml/package.ts';
import type { Geometry } from './measures.ts';
export type Template = { page: Geometry };
export function openTemplate(_data: Uint8Array): Template | Refusal { throw new Error('todo'); }
export function applyTemplate(_parts: Parts, _template: Template): void { throw new Error('todo'); }

'use client';

export { LinkError as default } from '../link-error';

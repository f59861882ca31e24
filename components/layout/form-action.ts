/** Where a form goes: an address, or a server action. */
export type FormAction = string | ((data: FormData) => void | Promise<void>);

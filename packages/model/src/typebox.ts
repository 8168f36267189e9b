/**
 * TypeBox, by which all that comes from outside is described and checked. It is imported from here: the build makes one file of its 683
 * modules, which every start of the program would read one by one, a fifth of a second.
 */
import Type, { type TSchema } from 'typebox'

export { default, type Static, type TObject, type TProperties, type TSchema } from 'typebox'
export { Compile, type Validator } from 'typebox/compile'

/** What may be null: then it is not known, or there is none. */
export const Nullable = <T extends TSchema>(schema: T, options: { description?: string } = {}) => Type.Union([schema, Type.Null()], options)

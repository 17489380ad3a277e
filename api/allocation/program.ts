/** A mixed-integer linear program being put together row by row: minimise cost · x, lower ≤ A x ≤ upper, bounds on x. */
export class Program {
  readonly cost: number[] = []
  readonly columnLower: number[] = []
  readonly columnUpper: number[] = []
  readonly integer: boolean[] = []
  readonly rowLower: number[] = []
  readonly rowUpper: number[] = []
  readonly starts: number[] = [0]
  readonly indices: number[] = []
  readonly values: number[] = []
  /** Added to the objective whatever x is. */
  offset = 0

  /** @returns the new variable's index */
  column(cost: number, lower: number, upper: number, integer: boolean): number {
    this.columnLower.push(lower)
    this.columnUpper.push(upper)
    this.integer.push(integer)
    return this.cost.push(cost) - 1
  }

  /** One term of the row that the next `closeRow` ends. */
  term(column: number, value: number): void {
    this.indices.push(column)
    this.values.push(value)
  }

  /** Ends the row made of the terms since the last one. */
  closeRow(lower: number, upper: number): void {
    this.starts.push(this.indices.length)
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
  }
}

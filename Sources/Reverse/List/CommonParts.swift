// After reading this file you know how equal lines of a list become one, and why it is a step with a name.
//
// Two lines with the same primitive on the same operands have the same value. One of them can go, and whoever used it
// uses the other; then further lines may be equal. In one pass in the order of the lines everything is found.
//
//     v1 = exp(x)                  v1 = exp(x)
//     v2 = exp(x)                  v2 = v1 + v1
//     v3 = v1 + v2         →       v3 = y * v1
//     v4 = v2 * y
//
// The sum and the product are the same in either order, so x·y and y·x are one. Values stay the same to the last bit;
// adjoints are summed in another order. A formula differentiated by the naive rules is full of equal parts, which is
// most of the "expression swell"; on a list that fact can be counted.

extension WengertList {
  /// The list with equal lines and equal constants made one, and with outputs that stand for the same.
  ///
  /// Calls of functions with their own derivative are kept as they are.
  ///
  /// - Complexity: one look into a hash table for each line.
  public func sharingCommonParts() -> WengertList {
    var shared = WengertList(inputs: inputs)
    var newSlot = Array(0..<slotCount)
    var slotOfConstant: [UInt64: Int] = [:]
    for constant in constants {
      let bits = constant.value.bitPattern
      let slot = slotOfConstant[bits] ?? shared.constant(constant.value)
      slotOfConstant[bits] = slot
      newSlot[constant.slot] = slot
    }
    var table = LineTable(lineCount: lines.count)
    var call = 0
    func copyCalls(before slot: Int) {
      while call < calls.count, calls[call].result < slot {
        let old = calls[call]
        newSlot[old.result] = shared.append(old.function, old.operands.map { newSlot[$0] })
        call += 1
      }
    }
    for line in lines {
      copyCalls(before: line.result)
      var first = newSlot[line.first]
      guard let secondSlot = line.second else {
        newSlot[line.result] = table.slot(line.primitive, first, -1) { shared.append(line.primitive, first) }
        continue
      }
      var second = newSlot[secondSlot]
      if first > second && (line.primitive == .add || line.primitive == .multiply) { swap(&first, &second) }
      newSlot[line.result] = table.slot(line.primitive, first, second) {
        shared.append(line.primitive, first, second)
      }
    }
    copyCalls(before: slotCount)
    shared.outputs = outputs.map { newSlot[$0] }
    return shared
  }
}

/// The lines written so far, found by what they compute: a hash table with open addressing.
private struct LineTable {
  private struct Entry {
    var primitive = Primitive.add
    var first = -1
    var second = -1
    var slot = -1
  }

  private var entries: [Entry]

  init(lineCount: Int) {
    var size = 16
    while size < 2 * lineCount { size *= 2 }
    entries = Array(repeating: Entry(), count: size)
  }

  /// The slot of the equal line, or of a new one.
  mutating func slot(_ primitive: Primitive, _ first: Int, _ second: Int, write: () -> Int) -> Int {
    let code = UInt64(truncatingIfNeeded: primitive.code)
    var hash = UInt64(truncatingIfNeeded: first) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ UInt64(truncatingIfNeeded: second)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ code) &* 0x94d0_49bb_1331_11eb
    var index = Int(truncatingIfNeeded: hash >> 32) & (entries.count - 1)
    while entries[index].slot >= 0 {
      let entry = entries[index]
      if entry.first == first, entry.second == second, entry.primitive == primitive { return entry.slot }
      index = (index + 1) & (entries.count - 1)
    }
    let slot = write()
    entries[index] = Entry(primitive: primitive, first: first, second: second, slot: slot)
    return slot
  }
}

extension Primitive {
  /// A small number for hashing; different for different primitives of one arity, as far as it is cheap.
  fileprivate var code: Int {
    switch self {
    case .negate: 1
    case .add: 2
    case .subtract: 3
    case .multiply: 4
    case .divide: 5
    case .unary(let function): 16 + Int(truncatingIfNeeded: unsafeBitCast(function, to: UInt8.self))
    case .binary(let function): 64 + Int(truncatingIfNeeded: unsafeBitCast(function, to: UInt8.self))
    }
  }
}

/// How a run of `build.fsx` was asked for, and where things lie in the house.
module DLWorkbook.House.Order

open System.IO

/// How this run was asked for: the house's folder, the packages asked for, and what is passed on.
type Order = {
    House: string
    Packages: string option
    Rest: string list
}

let artifacts order = Path.Combine(order.House, "artifacts")

let stamp name order =
    Path.Combine(artifacts order, ".stamps", name)

let inHouse order parts =
    Path.Combine(order.House, Path.Combine(Array.ofList parts))

let props order = inHouse order [ "workbook.props" ]

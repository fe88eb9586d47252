namespace Expecto

open Expecto.Logging

/// What the command line, or the caller in code, may ask of the runner.
type CLIArguments =
    /// Run the tests one after another.
    | Sequenced
    /// Run the tests beside each other (default).
    | Parallel
    /// How many tests run at a time (default: one per processor).
    | Parallel_Workers of int
    /// Fail the run when a test is focused.
    | Fail_On_Focused_Tests
    /// Tell of each test as it starts and ends.
    | Debug
    /// The name at the end of each line.
    | Log_Name of name: string
    /// Run the tests whose full name starts so.
    | Filter of hiera: string
    /// Run the tests in a list whose name contains this.
    | Filter_Test_List of substring: string
    /// Run the test cases whose own name contains this.
    | Filter_Test_Case of substring: string
    /// Run the tests with these full names.
    | Run of tests: string list
    /// Print the names of the tests, of these states or of all, and run none.
    | List_Tests of listStates: FocusState list
    /// Print every name by verdict at the end.
    | Summary
    /// Write a JUnit summary to this file.
    | JUnit_Summary of string
    /// Print the version.
    | Version
    /// Let two tests have one name.
    | Allow_Duplicate_Names
    /// Keep the count of finished tests off the terminal.
    | No_Spinner
    /// How many colours: 0, 8 or 256.
    | Colours of int
    /// What is told.
    | Printer of Impl.TestPrinters
    /// How much is told.
    | Verbosity of LogLevel
    /// What joins labels: "." or "/".
    | JoinWith of split: string

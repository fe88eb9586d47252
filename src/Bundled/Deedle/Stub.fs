module internal DeedleStub

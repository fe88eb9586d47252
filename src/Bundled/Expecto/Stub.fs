module internal ExpectoStub

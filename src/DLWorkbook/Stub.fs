module internal Stub

Console.Error.WriteLine("No benchmark is defined yet.");
return 1;

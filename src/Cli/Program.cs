using LearningThePrior.Cli;

Torch.Room = new TorchRoom();
return await CommandLine.RunAsync(args, Console.Out, Console.Error);

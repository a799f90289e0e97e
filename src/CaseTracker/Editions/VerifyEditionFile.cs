using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>Checks a published file against its own seal, and the seal against the ledger.</summary>
public static class VerifyEditionFile
{
    [Needs(Right.ReadPast)]
    public sealed record Query(byte[] Content) : IQuery<EditionFile>;

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules() => RuleFor(q => q.Content).NotEmpty();
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context) : IRequestHandler<Query, EditionFile>
    {
        public Task<EditionFile> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var file = EditionFile.Read(request.Content, EditionFile.IsDocument(request.Content) ? await Seals(session) : null);
                    return file.Number is { } number
                        ? file with
                        {
                            Findings = [.. file.Findings, .. await InLedger(session, file, number)],
                        }
                        : file;
                },
                cancellationToken
            );

        private async Task<IReadOnlyList<EditionSeal>> Seals(Session session)
        {
            var seals = new List<EditionSeal>();
            foreach (var number in (await EditionShelf.Rows(session, context.Caller)).Select(r => r.Number).OfType<int>())
                seals.Add((await EditionShelf.Find(session, master, context.Caller, number)).Seal!);
            return seals;
        }

        private async Task<IReadOnlyList<EditionFinding>> InLedger(Session session, EditionFile file, int number)
        {
            try
            {
                var seal = (await EditionShelf.Find(session, master, context.Caller, number)).Seal!;
                if (seal.Key != file.Key || !IsOf(seal, file))
                    return [new EditionFinding(EditionFault.OtherInLedger)];
                return await EditionSealer.HeadAt(session, seal.Statement.Position) == seal.Statement.Head
                    ? []
                    : [new EditionFinding(EditionFault.LedgerAltered)];
            }
            catch (NotFoundException)
            {
                return [new EditionFinding(EditionFault.NotInLedger)];
            }
        }

        private static bool IsOf(EditionSeal seal, EditionFile file) =>
            file switch
            {
                { Seal: { } carried } => EditionSeal.TextOf(carried.Statement).AsSpan().SequenceEqual(EditionSeal.TextOf(seal.Statement)),
                { Within: { } within } => seal.Files.Any(f => f.Within == new SealWithin(within.Sha256, within.Signature)),
                _ => seal.Files.Any(f => f with { Within = null } == file.Alone),
            };
    }
}

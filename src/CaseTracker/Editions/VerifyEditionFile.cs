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
                    return file.Number is { } number ? await InLedger(session, file, number) : file;
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

        private async Task<EditionFile> InLedger(Session session, EditionFile file, int number)
        {
            try
            {
                var seal = (await EditionShelf.Find(session, master, context.Caller, number)).Seal!;
                var isIt = seal.Key == file.Key && IsOf(seal.Statement, file);
                EditionFault? fault =
                    !isIt ? EditionFault.OtherInLedger
                    : await EditionSealer.HeadAt(session, seal.Statement.Position) != seal.Statement.Head ? EditionFault.LedgerAltered
                    : null;
                return fault is { } found ? With(file, found) : file with { IsAsApproved = IsAsApproved(seal, file) };
            }
            catch (NotFoundException)
            {
                return With(file, EditionFault.NotInLedger);
            }
        }

        private static EditionFile With(EditionFile file, EditionFault fault) =>
            file with
            {
                Findings = [.. file.Findings, new EditionFinding(fault)],
            };

        /// <summary>What the edition's own key signed is of the edition, whenever it did.</summary>
        private static bool IsOf(SealStatement statement, EditionFile file) =>
            file switch
            {
                { Seal: { } seal } => EditionSeal.TextOf(seal.Statement).AsSpan().SequenceEqual(EditionSeal.TextOf(statement)),
                { Within: { } within } => (within.Position, within.Head) == (statement.Position, statement.Head),
                _ => true,
            };

        private static bool IsAsApproved(EditionSeal seal, EditionFile file) =>
            file switch
            {
                { Within: { } within } => seal.Files.Any(f => f.Within == new SealWithin(within.Sha256, within.Signature)),
                { Alone: { } alone } => seal.Files.Any(f => f with { Within = null } == alone),
                _ => true,
            };
    }
}

-- The role of the copy reads every table, whatever a migration made: accounts and sessions included.
-- Runs after each migrate; running it again changes nothing.
DO $$
DECLARE name text;
BEGIN
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO wijkzicht_backup;
  GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO wijkzicht_backup;
  FOR name IN
    SELECT relname FROM pg_class c
    WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
      AND NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid AND polname = 'kopie')
  LOOP
    EXECUTE format('CREATE POLICY kopie ON public.%I FOR SELECT TO wijkzicht_backup USING (true)', name);
  END LOOP;
END $$;
